"""A tagged ReportLab. In: drawing inside structure elements. Out: the bytes of a PDF/UA-1 and PDF/A-2a file."""
