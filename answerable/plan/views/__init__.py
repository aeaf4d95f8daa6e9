"""Keeping the plan: pages that change what one part of it says, by family. What several rooms say is shown by desk."""
