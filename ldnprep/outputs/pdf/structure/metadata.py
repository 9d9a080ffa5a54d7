"""What a PDF says about itself: the XMP packet of PDF/UA-1 and PDF/A-2a, and its colours (sRGB)."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from ldnprep.outputs.pdf.structure.tree import text_string
from ldnprep.shipped import resource

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(title: str, language: str, producer: str) -> bytes:
    """The metadata packet; without dates, so that the same answers give the same bytes."""
    fields = {"title": title, "language": language, "producer": producer}
    return _XMP.format(**{name: _escaped(text) for name, text in fields.items()}).encode("utf-8", "replace")


def add_metadata(document: PDFDocument, title: str, language: str, producer: str) -> None:
    """Gives the document its language, title, XMP packet and colour profile."""
    catalog = document.Catalog
    packet = PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), filters=[])
    packet.content = xmp(title, language, producer)
    profile = PDFStream(PDFDictionary({"N": 3}), resource("colour", "sRGB.icc").read_bytes(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB"),
        "DestOutputProfile": document.Reference(profile),
    }
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]  # reportlab leaves out what it does not name
    catalog.Lang = PDFString(language)
    catalog.Metadata = document.Reference(packet)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    document.info = _Info()
    document.info.title, document.info.producer = title, producer


class _Info(PDFInfo):  # type: ignore[misc]  # reportlab ships no types
    """ReportLab's own has dates, and names for what is not known."""

    def format(self, document: PDFDocument) -> bytes:
        producer = text_string(self.producer)
        entries = {"Title": text_string(self.title), "Producer": producer, "Creator": producer}
        return bytes(PDFDictionary(entries).format(document))


def _escaped(text: str) -> str:
    """Text for XML. (The standard library's own function brings the whole of its network code with it.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
