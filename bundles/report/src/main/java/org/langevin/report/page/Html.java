package org.langevin.report.page;

import java.util.Map;

/** Text for a page: everything that comes from outside is escaped here. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** What a browser shows as this text. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> {
          boolean control = character < ' ' && "\n\t".indexOf(character) < 0;
          escaped.append(control ? '\ufffd' : character);
        }
      }
    }
    return escaped.toString();
  }

  /** Adds markup as it is. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Adds text. */
  Html text(String content) {
    text.append(escape(content));
    return this;
  }

  /** Adds an element that holds text. */
  Html element(String name, String content) {
    return raw("<" + name + ">").text(content).raw("</" + name + ">");
  }

  /** Adds an element of a class that holds text. */
  Html element(String name, String kind, String content) {
    return raw("<" + name + " class=\"").text(kind).raw("\">").text(content).raw("</" + name + ">");
  }

  /**
   * Begins a table that scrolls by itself where the page is too narrow for it.
   *
   * @param kind its class; may be empty
   */
  Html openTable(String kind) {
    return raw(
        "<div class=\"scroll\"><table" + (kind.isEmpty() ? ">" : " class=\"" + kind + "\">"));
  }

  /** Ends it. */
  Html closeTable() {
    return raw("</table></div>\n");
  }

  /** Adds what is known in a few words each; what is empty is left out. */
  Html facts(Map<String, String> facts) {
    raw("<dl class=\"facts\">");
    facts.forEach(
        (name, value) -> {
          if (!value.isEmpty() && !value.equals("null")) {
            raw("<div>").element("dt", name).element("dd", value).raw("</div>");
          }
        });
    return raw("</dl>\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
