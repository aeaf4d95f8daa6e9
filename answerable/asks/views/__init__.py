"""What is seen: the board asks (`asking`), a link is opened (`opening`), an agency answers (`answering`)."""
