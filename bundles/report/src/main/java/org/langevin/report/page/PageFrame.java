package org.langevin.report.page;

/** What all pages have in common: one file that needs nothing else. */
final class PageFrame {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d1d1f;--soft:#5c5c63;--rule:#d5d5da;--paper:#fff;--box:#f5f5f7}
      @media (prefers-color-scheme:dark){:root{--ink:#e8e8ea;--soft:#a6a6ad;--rule:#47474d;--paper:#1c1c1e;--box:#2a2a2d}}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1.25rem}
      h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
      h3{font-size:.95rem;margin:1.2rem 0 .3rem}
      h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--rule)}
      p{margin:.4rem 0}
      small,.remark,figcaption{color:var(--soft)}
      .remark{font-size:.85rem;margin:.25rem 0}
      dl.facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.9rem 0 0}
      dl.facts div{display:flex;gap:.45rem}
      dt{color:var(--soft)}
      dd{margin:0;font-variant-numeric:tabular-nums}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--rule)}
      .scroll{overflow-x:auto;max-width:100%}
      table.narrow{width:auto}
      table.narrow th,table.narrow td{padding-right:1.6rem}
      thead th{color:var(--soft);font-weight:600;border-bottom:2px solid var(--rule)}
      tbody th{font-weight:600}
      .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      th.number{white-space:normal}
      .best{font-weight:700}
      sup{line-height:0}
      .parameter{color:var(--soft)}
      table.parts td:nth-child(n+3){overflow-wrap:anywhere}
      table.parts td:nth-child(2),table.parts td:nth-child(3){min-width:14rem}
      table.parts td:last-child{min-width:16rem}
      code,pre{font:.85em/1.45 ui-monospace,monospace}
      pre{background:var(--box);padding:.7rem .9rem;border-radius:4px;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
      figure{margin:1.4rem 0}
      figure img{display:block;max-width:100%;height:auto;background:#fff;border-radius:3px}
      figcaption{font-size:.88rem;margin-top:.35rem;max-width:48rem}
      figcaption b{color:var(--ink)}
      .problem{border-left:3px solid #d55e00;padding-left:.7rem}
      .banner{border:1px solid #d55e00;border-left-width:6px;border-radius:4px;background:#d55e0014;padding:.5rem .9rem;margin:1rem 0}
      .banner ul{margin:.25rem 0;padding-left:1.2rem}
      .expected{border-left:6px solid #009e73;padding:.1rem .9rem;margin:1rem 0}
      details{margin:.6rem 0}
      summary{cursor:pointer;color:var(--soft)}
      @media (max-width:40rem){body{padding:0 .9rem;margin:1rem auto}h1{font-size:1.4rem;overflow-wrap:anywhere}}
      @media print{:root{--ink:#000;--soft:#444;--rule:#bbb;--paper:#fff;--box:#f4f4f4}
      body{font-size:9.5pt;max-width:none;margin:0;padding:0}figure,tr,pre{break-inside:avoid}h2{break-after:avoid}
      .scroll{overflow:visible}details:not([open]){display:none}}
      """;

  private PageFrame() {}

  /**
   * Writes a page.
   *
   * @param page empty
   * @param header writes what follows the title
   * @param sections writes the rest
   */
  static String of(String title, Html page, Runnable header, Runnable sections) {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", title + " – Langevin").raw("\n<style>\n" + STYLE + "</style></head>\n");
    page.raw("<body>\n<header>").element("h1", title).raw("\n");
    header.run();
    page.raw("</header>\n<main>\n");
    sections.run();
    page.raw("</main>\n</body></html>\n");
    return page.toString();
  }
}
