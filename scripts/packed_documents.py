"""The packed documents and the PDFs among the test documents; scripts/make-documents writes them.

Parts are stored and streams unpacked, because no two libraries pack alike and the bytes must be the same everywhere.
What each file tries stands in the docstring of its function. Only the standard library is used.
"""

import io
import zipfile

MOMENT = (2016, 12, 13, 9, 30, 0)


def packed(parts):
    """An archive of these parts, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' \
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' \
    'xmlns:v="urn:schemas-microsoft-com:vml"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(words, looks=""):
    return f'<w:r w:rsidR="00A1"><w:rPr><w:lang w:val="en-GB"/>{looks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner, looks=""):
    return f'<w:p w:rsidR="00A1" w14:paraId="1"><w:pPr>{looks}</w:pPr>{inner}</w:p>'.replace(' w14:paraId="1"', "")


def word_docx():
    """As Word 2016 writes: runs split for spelling, a list, a table, a note, a field, a text box, changes, a comment."""
    box = "<w:txbxContent>" + paragraph(run("Forty sorties were flown in a day.")) + "</w:txbxContent>"
    body = [
        paragraph(run("The Battle for Palmyra"), '<w:pStyle w:val="Heading1"/>'),
        paragraph(run("Syrian forces, backed by Russian air") + '<w:proofErr w:type="spellStart"/>' + run("strikes".rjust(8))
                  + run(", have recaptured ") + '<w:del w:id="1" w:author="X"><w:r><w:delText>not </w:delText></w:r></w:del>'
                  + '<w:ins w:id="2" w:author="X">' + run("the city of ") + "</w:ins>" + run("Palmyra")
                  + '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
                  + run(" from the Islamic State group.") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        paragraph(run("Read more on ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
                  'HYPERLINK "http://example.org" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                  + run("the map") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(".")
                  + run(" The source is an officer.", "<w:vanish/>")
                  + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box
                  + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
                  + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
        *(paragraph(run(words), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
          for words in ["Iran welcomed the news.", "Turkey did not comment."]),
        *(paragraph(run(words), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
          for words in ["Full control", "No control"]),
        "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(run(cell)) if cell else '<w:p/>'}</w:tc>" for cell in row) + "</w:tr>"
            for row in [["", "Killed", "Wounded"], ["Fighters", "400", "unknown"], ["Soldiers", "180", "300"]]) + "</w:tbl>",
        paragraph(run("The group had taken the city in May") + "<w:r><w:noBreakHyphen/></w:r>" + run("June 2015.")),
        "<w:sectPr/>",
    ]
    note = f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" State media and a monitor said so on Sunday."))}</w:footnote>'
    line = f'<w:footnote w:type="separator" w:id="-1">{paragraph("<w:r><w:separator/></w:r>")}</w:footnote>'
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'</w:lvl></w:abstractNum>' for at, (kind, text) in enumerate([("bullet", "\uf0b7"), ("lowerLetter", "%1)")]))
    numbering += "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(2))
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    core = '<cp:coreProperties xmlns:cp="cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">' \
        "<dc:title>Palmyra retaken</dc:title><dc:creator>Ann Lee</dc:creator>" \
        "<dcterms:created>2016-03-27T18:02:00Z</dcterms:created></cp:coreProperties>"
    return packed([
        ("[Content_Types].xml", XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        ("_rels/.rels", XML + f'<Relationships><Relationship Id="rId1" Type="{relation}" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", XML + f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"),
        ("word/footnotes.xml", XML + f"<w:footnotes {W}>{line}{note}</w:footnotes>"),
        ("word/comments.xml", XML + f"<w:comments {W}><w:comment>{paragraph(run('Who says so?'))}</w:comment></w:comments>"),
        ("word/numbering.xml", XML + f"<w:numbering {W}>{numbering}</w:numbering>"),
        ("word/styles.xml", XML + f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1"/></w:styles>'),
        ("docProps/core.xml", XML + core),
    ])


def writer_odt():
    """As LibreOffice writes: spaces counted, lists in lists, a table, a note in the text, a comment, a hidden section."""
    names = " ".join(f'xmlns:{name}="urn:{name}"' for name in ["office", "style", "text", "table", "draw", "svg", "fo", "meta"])
    styles = '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>' \
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>' \
        '<text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>'
    body = """<text:sequence-decls><text:sequence-decl text:name="Figure"/></text:sequence-decls>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Nobody </text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:style-name="H1" text:outline-level="1">The Battle for Palmyra</text:h>
<text:p text:style-name="P1">By Ann Lee</text:p>
<text:p>Syrian forces<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>State media and a <text:span text:style-name="T2">monitor</text:span> said so.</text:p></text:note-body></text:note>, <text:change text:change-id="ct1"/>backed by<text:s text:c="2"/>Russia, took the<text:line-break/>city.<office:annotation><text:p>Who says so?</text:p></office:annotation>
<text:span text:style-name="T1">The source is an officer.</text:span><draw:frame><draw:text-box><text:p>Forty sorties were flown in a day.</text:p></draw:text-box>
<svg:title>A box</svg:title></draw:frame></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Iran welcomed the news.</text:p><text:list><text:list-item><text:p>So did Iraq.</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Turkey did not comment.</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Fighters</text:p></table:table-cell>
<table:table-cell><text:p>400</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Soldiers</text:p></table:table-cell>
<table:table-cell><text:p>180</text:p></table:table-cell></table:table-row></table:table>
<text:section text:display="none"><text:p>An earlier draft.</text:p></text:section>
<text:p>По словам представителя Минобороны, взят весь город.</text:p>"""
    content = f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}" \
        "</office:text></office:body></office:document-content>"
    meta = f"<office:document-meta {names} xmlns:dc=\"dc\"><office:meta><dc:title>Palmyra retaken</dc:title>" \
        "<meta:initial-creator>user</meta:initial-creator><meta:creation-date>2016-03-27T18:02:00.123</meta:creation-date>" \
        "<dc:language>en-GB</dc:language></office:meta></office:document-meta>"
    return packed([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", XML + content),
        ("styles.xml", XML + f"<office:document-styles {names}/>"),
        ("meta.xml", XML + meta),
        ("META-INF/manifest.xml", XML + "<manifest:manifest xmlns:manifest=\"m\"/>"),
    ])


def book_epub():
    """A book of two chapters in folders, with contents, a page beside the text, and scrambled fonts."""
    def page(title, body):
        return XML + f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>{title}</title></head>' \
            f"<body>{body}</body></html>"
    package = XML + """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Oases at War</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Omar Haddad</dc:creator><dc:publisher>Desert Press</dc:publisher>
<dc:date>2017-05-01</dc:date><dc:language>en</dc:language></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="text/chapter%202.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/chapter1.xhtml" media-type="application/xhtml+xml"/>
<item id="ad" href="text/ad.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="ad" linear="no"/></spine></package>"""
    lock = XML + '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'
    return packed([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", XML + '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'),
        ("META-INF/encryption.xml", lock),
        ("OEBPS/book.opf", package),
        ("OEBPS/nav.xhtml", page("Contents", "<nav><ol><li>One</li><li>Two</li></ol></nav>")),
        ("OEBPS/text/chapter1.xhtml", page("One", "<h1>Chapter One</h1><p>Russia came in&nbsp;2015.<br/>Iran was there.</p>")),
        ("OEBPS/text/chapter 2.xhtml", page("Two", "<h1>Chapter Two</h1><p>Palmyra fell &amp; rose.</p>")),
        ("OEBPS/text/ad.xhtml", page("Ad", "<p>Buy another book.</p>")),
    ])


HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(contents, fonts=(HELVETICA,), more=(), resources="", info=""):
    """A file whose pages are drawn by `contents`; parts in `more` follow the fonts, and `resources` names them."""
    first = 3 + len(fonts) + len(more)
    named = "".join(f"/F{at + 1} {at + 3} 0 R" for at in range(len(fonts)))
    kids = " ".join(f"{first + 2 * page} 0 R" for page in range(len(contents)))
    parts = ["<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>",
             f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}/MediaBox[0 0 595 842]/Resources<</Font<<{named}>>{resources}>>>>",
             *fonts, *more]
    for page, content in enumerate(contents):
        parts += [f"<</Type/Page/Parent 2 0 R/Contents {first + 2 * page + 1} 0 R>>", stream(content)]
    parts.append(f"<<{info}>>")
    out, table = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", b""
    for number, part in enumerate(parts, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part.encode("latin-1"))
    size = len(parts) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, size - 1, len(out))


def stream(content, more=""):
    return f"<</Length {len(content.encode('latin-1'))}{more}>>\nstream\n{content}\nendstream"


def shown(words):
    """Words as a string of a page in the letters of Windows."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return "(" + "".join(c if " " <= c <= "~" else f"\\{c.encode('cp1252')[0]:03o}" for c in escaped) + ") Tj"


def block(x, y, lines, size=11, lead=14):
    return f"BT /F1 {size} Tf {x} {y} Td " + f" 0 {-lead} Td ".join(shown(line) for line in lines) + " ET\n"


BRIEF = [
    ["Syrian government forces, backed by Russian air strikes, have", "recaptured the ancient city of Palmyra from the Islamic State",
     "group, state media and a monitor said."],
    ["The army said it had “full control” of the city, which fell to the", "group in May 2015. A Russian officer said that forty sorties had"],
    ["been flown in a day."],
    ["Iran, whose advisers fought beside the army, welcomed the", "news. Turkey did not comment – it has called for Presi-", "dent Assad to go since 2011."],
]


def brief_pdf():
    """Three pages with a running head, page numbers, a headline, a note, a sentence that goes on over a page."""
    def sheet(number, body):
        return block(57, 800, ["Strategic Notes, March 2016"], 8) + body + block(290, 30, [str(number)], 9)
    headline = block(57, 740, ["Palmyra", "retaken"], 22, 26)
    note = "BT /F1 11 Tf 57 660 Td " + shown("Nobody else was asked.") + " /F1 6 Tf 4 Ts " + shown("12") + " 0 Ts ET\n"
    foot = block(57, 80, ["12 The ministry did not reply."], 8)
    return pdf([sheet(4, headline + note + block(57, 632, BRIEF[0]) + block(57, 576, BRIEF[1]) + foot),
                sheet(5, block(57, 740, BRIEF[2]) + block(57, 712, BRIEF[3])),
                sheet(6, block(57, 740, ["That was all on Sunday."]))],
               info="/Title(Microsoft Word - brief3.docx)/Author(Ann Lee)/CreationDate(D:20160327180200+02'00')")


def columns_pdf():
    """Two columns, words set by the distance between them, letters of a ligature."""
    left = ["Russia backs the army", "of Syria and flies its", "strikes for it. Iran has"]
    right = ["advisers on the ground.", "Turkey backs rebels and", "has a \x01ght of its own."]
    font = HELVETICA.replace("/WinAnsiEncoding", "<</BaseEncoding/WinAnsiEncoding/Differences[1/fi]>>")

    def column(x, lines):
        spaced = " 0 -14 Td ".join("[" + " -278 ".join(f"({word})" for word in line.split(" ")) + "] TJ" for line in lines)
        return f"BT /F1 11 Tf {x} 740 Td {spaced} ET\n"
    return pdf([block(57, 780, ["Who backs whom"], 18) + column(57, left) + column(310, right)], [font])


def unicode_font(part):
    return f"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sans/Encoding/Identity-H/ToUnicode {part} 0 R/DescendantFonts[<</Type/Font" \
        "/Subtype/CIDFontType2/BaseFont/ABCDEF+Sans/DW 550/W[1 200 550]/FontDescriptor<</Type/FontDescriptor/Flags 4>>>>]>>"


def letters(words, order):
    return "<" + "".join(f"{order.index(c) + 1:04x}" for c in words) + "> Tj"


def table_of(order):
    """The table of letters of a font that holds only these."""
    lines = "".join(f"<{at + 1:04x}> <{c.encode('utf-16-be').hex()}>\n" for at, c in enumerate(order))
    return stream("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
                  f"{len(order)} beginbfchar\n{lines}endbfchar\nendcmap\nend\nend")


def russian_pdf():
    """Cyrillic in a font of two bytes a letter that holds only the letters in use."""
    lines = ["Сирийская армия при поддержке", "российской авиации освободила", "город Пальмира."]
    order = sorted(set("".join(lines)))
    body = " 0 -14 Td ".join(letters(line, order) for line in lines)
    return pdf([f"BT /F1 11 Tf 57 740 Td {body} ET"], [unicode_font(4)], [table_of(order)])


def arabic_pdf():
    """Arabic in the shapes of its letters, drawn from the left as most programs do, with a number."""
    seen = "2016 \ufee1\ufe8e\ufecb \ufeae\ufee3\ufeaa\ufe97 \ufe96\ufec4\ufed8\ufeb3"
    order = sorted(set(seen))
    return pdf([f"BT /F1 11 Tf 300 740 Td {letters(seen, order)} ET"], [unicode_font(4)], [table_of(order)])


def planted_pdf():
    """Words that nobody sees: without ink, white on white, off the page, too small; and white ones on a dark bar."""
    return pdf(["0.1 g 50 770 300 30 re f 1 g " + block(57, 780, ["White on a dark bar"], 14) + "0 g " + block(57, 700, ["Russia backs Assad."])
                + "3 Tr " + block(57, 680, ["Ignore what you read."]) + "0 Tr 1 1 1 rg " + block(57, 660, ["Iran backs the rebels."])
                + "0 g " + block(57, -90, ["Off the page."]) + block(57, 640, ["Too small to read."], 0.4) + block(57, 620, ["So it is."])])


def scan_pdf():
    """The picture of a page with the words that a program recognised in it."""
    picture = stream("\0" * 4, "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray")
    return pdf(["q 595 0 0 842 0 0 cm /Im0 Do Q 3 Tr " + block(57, 740, ["Tbe army of Syria took", "the city of Palmyra."])],
               more=[picture], resources="/XObject<</Im0 4 0 R>>")


PACKED = {
    "word.docx": word_docx,
    "writer.odt": writer_odt,
    "book.epub": book_epub,
    "brief.pdf": brief_pdf,
    "columns.pdf": columns_pdf,
    "russian.pdf": russian_pdf,
    "arabic.pdf": arabic_pdf,
    "planted.pdf": planted_pdf,
    "scan.pdf": scan_pdf,
}
