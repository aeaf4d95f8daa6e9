"""Inviting people by e-mail: who is asked to come in, the link that lets them, and what became of each invitation."""
