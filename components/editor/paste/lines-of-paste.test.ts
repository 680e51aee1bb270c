import { describe, expect, test } from "vitest";
import { htmlOfLines } from "#components/editor/paste/html-of-lines.ts";
import { linesOfPaste } from "#components/editor/paste/lines-of-paste.ts";
import { treeOfHtml } from "#components/editor/paste/testing/tree-of-html.ts";

const paste = (html: string) => linesOfPaste(treeOfHtml(html));
/** The lines in one reading: kind, level and words with their marks. */
const read = (html: string) =>
  paste(html).lines.map(({ kind, ordered, level, runs }) => {
    const sign =
      kind === "listItem"
        ? `${"  ".repeat(level ?? 0)}${ordered ? "1." : "-"}`
        : { paragraph: "", subheading: "##", quote: ">", picture: "[]" }[kind];
    const words = runs.map((run) => {
      let text = run.text;
      if (run.italic) text = `_${text}_`;
      if (run.bold) text = `*${text}*`;
      return run.link ? `[${text}](${run.link})` : text;
    });
    return `${sign} ${words.join("")}`.replace(/^ (?=\S)/, "");
  });

describe("Google Docs", () => {
  const docs = (inside: string) =>
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0b1c">${inside}</b><br class="Apple-interchange-newline">`;

  test("[E1] a paste from Google Docs keeps headings, bold, italic, links and lists, and nothing else", () => {
    expect(
      read(
        docs(
          `<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">What is asked</span></h2>` +
            `<p dir="ltr"><span style="font-weight:400;font-style:normal">The council said </span><span style="font-weight:700">on Sunday</span><span style="font-weight:400;font-style:italic"> that talks</span><span> would open.</span></p><br>` +
            `<p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/dam&amp;sa=D&amp;source=editors&amp;ust=1" style="text-decoration:none"><span style="color:#1155cc">The plan</span></a></p>` +
            `<ul style="margin:0"><li dir="ltr" aria-level="1"><p role="presentation"><span>Upper bank</span></p></li>` +
            `<ul><li dir="ltr" aria-level="2"><p role="presentation"><span>Three villages</span></p></li></ul></ul>` +
            `<ol><li aria-level="1"><p><span>First</span></p></li></ol>`,
        ),
      ),
    ).toEqual([
      "## What is asked",
      "The council said *on Sunday*_ that talks_ would open.",
      "[The plan](https://example.org/dam)",
      "- Upper bank",
      "  - Three villages",
      "1. First",
    ]);
  });

  test("[E1] comments of Google Docs are not copy", () => {
    expect(
      read(
        `<p><span>Talks open</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>.</span></p>` +
          `<div style="border:1px solid black"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Says who?</span></p></div>`,
      ),
    ).toEqual(["Talks open."]);
  });

  test("words from the middle of a line stay in the middle of a line", () => {
    const found = paste(
      docs(`<span style="font-weight:400">the river </span><span style="font-weight:700">dam</span>`),
    );
    expect(found.isInline).toBe(true);
    expect(htmlOfLines(found.lines, found.isInline)).toBe("the river <strong>dam</strong>");
  });
});

describe("Word", () => {
  const item = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;</span></span></span><![endif]>${words}<o:p></o:p></p>`;

  test("[E1] Word's paragraphs that look like a list become list items with their level and kind", () => {
    expect(
      read(
        item(1, "·", "Upper bank") +
          item(2, "o", "Three villages") +
          item(1, "1.", "First") +
          item(1, "(a)", "Also first") +
          item(1, "iv)", "Fourth"),
      ),
    ).toEqual(["- Upper bank", "  - Three villages", "1. First", "1. Also first", "1. Fourth"]);
  });

  test("[E1] Word's styles, comments, tracked deletions and empty paragraphs go; its headings and quotations stay", () => {
    expect(
      read(
        `<p class=MsoTitle>River dam<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>` +
          `<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>The council</b> said<a style='mso-comment-reference:AR_1'> so</a><span class=MsoCommentReference><span style='mso-special-character:comment'>&nbsp;<a href="#_msocom_1">[AR1]</a></span></span>.<del class=msoDel>Gone.</del><ins> Stays.</ins><span style='mso-hide:all;display:none'>hidden</span><o:p></o:p></p>` +
          `<p class=MsoIntenseQuote>We will sit.<o:p></o:p></p>` +
          `<h1><b>What is asked</b><a name="_Toc1"></a></h1>` +
          `<div style='mso-element:comment-list'><p class=MsoCommentText>Says who?</p></div>`,
      ),
    ).toEqual(["## River dam", "*The council* said so. Stays.", "> We will sit.", "## What is asked"]);
  });

  test("Word on the web says levels and headings for screen readers only", () => {
    expect(
      read(
        `<div class="OutlineElement"><p class="Paragraph" role="heading" aria-level="2"><span>What is asked</span></p></div>` +
          `<div class="ListContainerWrapper"><ul><li data-aria-level="1"><p><span>Upper bank</span></p></li></ul></div>` +
          `<div class="ListContainerWrapper"><ul><li data-aria-level="2"><p><span>Three villages</span></p></li></ul></div>`,
      ),
    ).toEqual(["## What is asked", "- Upper bank", "  - Three villages"]);
  });
});

describe("web pages", () => {
  test("[E1] scripts, controls, hidden words and what follows readers about are left behind", () => {
    expect(
      read(
        `<article><script>alert(1)</script><style>p{}</style><h1>River dam</h1>` +
          `<p>Talks <a href="https://example.org/a?utm_source=x&amp;id=7&amp;fbclid=z">open</a> <a href="javascript:alert(1)">here</a><span style="display:none">ad</span><button>Share</button></p>` +
          `<noscript><p>Turn scripts on</p></noscript></article>`,
      ),
    ).toEqual(["## River dam", "Talks [open](https://example.org/a?id=7) here"]);
  });

  test("[E2] pictures are left out and counted, with their captions; dots and emoji are no pictures", () => {
    const found = paste(
      `<figure><img src="https://example.org/1.jpg" width="800" height="500"><figcaption>The river</figcaption></figure>` +
        `<p>Good <img alt="😀" src="x.png" width="16" height="16"> news<img src="https://t.example/p.gif" width="1" height="1"></p>` +
        `<p><img src="data:image/png;base64,AAAA"></p>`,
    );
    expect(found.pictures).toBe(2);
    expect(htmlOfLines(found.lines)).toBe("<p>Good 😀 news</p>");
  });

  test("line breaks make lines, quotations keep theirs, rows of a table are lines", () => {
    expect(
      read(
        `<p>First<br>second</p><blockquote><p>We will sit.</p><p>Until it is done.</p></blockquote>` +
          `<table><tbody><tr><th>Bank</th><th>Votes</th></tr><tr><td>Upper</td><td><p>12</p></td></tr></tbody></table>` +
          `<ul><li><h3>Upper</h3>bank</li><li>one<br>two</li></ul>`,
      ),
    ).toEqual([
      "First",
      "second",
      "> We will sit.",
      "> Until it is done.",
      "Bank | Votes",
      "Upper | 12",
      "- Upper",
      "- bank",
      "- one two",
    ]);
  });

  test("blanks are as a browser shows them; joiners of scripts stay", () => {
    expect(
      read("<div>\n  <p>  The&nbsp;council\n said <b> so</b>\u00ad. </p>\n  <p>क्\u200dष\u200b</p></div>"),
    ).toEqual(["The council said *so*.", "क्\u200dष"]);
  });

  test("whatever is in it cannot get out of its words", () => {
    const { lines } = paste(
      `<p>&lt;img src=x onerror=alert(1)&gt; &amp; "so"</p><p><a href='https://example.org/"onclick="x'>l</a></p>`,
    );
    expect(htmlOfLines(lines)).toBe(
      `<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so&quot;</p><p><a href="https://example.org/&quot;onclick=&quot;x">l</a></p>`,
    );
  });
});
