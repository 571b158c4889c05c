package org.langevin.report.page;

import java.util.Base64;
import java.util.List;
import org.langevin.report.drawing.Picture;

/**
 * The figures, each with its number and a link to where it has any size.
 *
 * @param illustrations in their order
 */
record FiguresSection(List<Illustration> illustrations) {
  void write(Html page) {
    if (illustrations.isEmpty()) {
      return;
    }
    page.raw("<section><h2>Figures</h2>\n");
    int number = 0;
    for (Illustration illustration : illustrations) {
      number++;
      if (!illustration.problem().isEmpty()) {
        page.element("p", "problem", illustration.name() + ": " + illustration.problem()).raw("\n");
        continue;
      }
      String title = illustration.title().isEmpty() ? illustration.name() : illustration.title();
      String caption = illustration.caption().isEmpty() ? title : illustration.caption();
      page.raw("<figure id=\"").text(illustration.name()).raw("\"><a href=\"figures/");
      page.text(illustration.name()).raw(".svg\" title=\"In any size\"><img alt=\"").text(caption);
      page.raw("\" width=\"" + Picture.SHOWN_WIDTH + "\" src=\"data:image/png;base64,");
      page.raw(Base64.getEncoder().encodeToString(illustration.png()));
      page.raw("\"></a>\n<figcaption><b>Figure " + number + ".</b> ").text(caption);
      page.raw("</figcaption></figure>\n");
    }
    page.raw("</section>\n");
  }
}
