"""The pure rules that make figures worth believing: one small module each, imported by name."""
