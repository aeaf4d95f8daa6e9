"""What is seen: the board asks (`asking`) and sends (`sending`), a link is opened (`opening`), an agency answers
(`answering`)."""
