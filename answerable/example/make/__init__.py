"""Makes the example's Word documents and workbook from the texts in `documents/`."""
