"""The one way in which reading a document fails."""


class Refusal(Exception):  # noqa: N818 - the field's word for it: the document is refused
    """A document that cannot be read. Its text is one plain sentence for the person who sent the document: what is
    wrong, where, and how to mend it."""
