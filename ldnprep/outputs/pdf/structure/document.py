"""ReportLab's document with what PDF/UA-1 and PDF/A-2a ask for: XMP packet, sRGB, the ends of streams."""

from __future__ import annotations

import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from ldnprep import __version__
from ldnprep.outputs.pdf.structure.tree import text_string
from ldnprep.shipped import resource

PRODUCER = f"LDN Prep {__version__}"

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


class TaggedDocument(PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    """A document with its language, title, metadata and colour profile; without dates: the same bytes every time."""

    def __init__(self, title: str, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self.info = _Info()
        self.info.title = title
        packet = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        profile = PDFStream(PDFDictionary({"N": 3}), resource("colour", "sRGB.icc").read_bytes(), [PDFZCompress])
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": self.Reference(profile),
        }
        self.Catalog.__NoDefault__ = [*self.Catalog.__NoDefault__, "OutputIntents"]  # it writes only what it names
        self.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
        self.Catalog.Metadata = self.Reference(PDFStream(packet, xmp(title, language), filters=[]))
        self.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def Reference(self, obj: object, name: str | None = None) -> PDFObjectReference:  # noqa: N802  # reportlab's name
        """As reportlab's own, with streams that are compressed alike everywhere."""
        if type(obj) is PDFStream:
            obj.__class__ = _Stream
        return super().Reference(obj, name)


def xmp(title: str, language: str) -> bytes:
    """The metadata packet."""
    fields = {"title": title, "language": language, "producer": PRODUCER}
    return _XMP.format(**{name: _escaped(text) for name, text in fields.items()}).encode("utf-8", "replace")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Info(PDFInfo):  # type: ignore[misc]  # as above
    """ReportLab's own has dates, and names for what is not known."""

    def format(self, document: PDFDocument) -> bytes:
        entries = {"Title": self.title, "Producer": PRODUCER, "Creator": PRODUCER}
        return bytes(PDFDictionary({key: text_string(text) for key, text in entries.items()}).format(document))


class _Stream(PDFStream):  # type: ignore[misc]  # as above
    """A stream that ends on a line of its own, as PDF/A wants it (docs/decisions.md)."""

    def format(self, document: PDFDocument) -> bytes:
        end = b"endstream\n"
        if self.filters:
            self.filters: list[type[_Packed]] = [_Packed]
        return bytes(super().format(document)).removesuffix(end) + b"\n" + end


class _Packed:
    """ReportLab's Flate filter, with a memory: the same fonts are not packed anew for each sheet."""

    pdfname = "FlateDecode"

    @staticmethod
    @lru_cache(maxsize=32)
    def encode(content: str | bytes) -> bytes:
        return zlib.compress(content.encode("utf-8") if isinstance(content, str) else content)
