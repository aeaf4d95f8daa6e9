"""Found by Django through `FORMAT_MODULE_PATH`: a date is written with the whole name of its month."""

DATE_FORMAT = "j F Y"
