package org.langevin.report.drawing;

import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Pictures as SVG, for papers and slides: the same bytes for the same picture. */
public final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String LINKS = "http://www.w3.org/1999/xlink";

  /** Decimal places of a unit. */
  private static final int PRECISION = 2;

  private Svg() {}

  /**
   * Encodes a picture.
   *
   * @param title kept in the file
   * @param description kept in the file
   */
  public static byte[] encode(Picture picture, String title, String description)
      throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment("Langevin");
    context.setPrecision(PRECISION);
    context.setGenericImageHandler(new SimpleImageHandler(new Embedded()));
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(Style.WIDTH, picture.height()));
    Style.prepare(graphics);
    graphics.setColor(Colours.BACKGROUND);
    graphics.fillRect(0, 0, Style.WIDTH, picture.height());
    picture.draw(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + Style.WIDTH + " " + picture.height());
    describe(root, "desc", description);
    describe(root, "title", title);
    StringWriter text = new StringWriter();
    graphics.stream(root, text);
    graphics.dispose();
    return text.toString().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Document document() throws IOException {
    try {
      // Not the newer newDefaultNSInstance: Karaf's console has an older class of this name.
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException("this Java runtime cannot make XML", e);
    }
  }

  private static void describe(Element root, String name, String text) {
    if (!text.isEmpty()) {
      Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
      element.setTextContent(text);
      root.insertBefore(element, root.getFirstChild());
    }
  }

  /** Images become part of the file, and their pixels keep their edges. */
  private static final class Embedded extends DefaultImageHandler {
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
      handleHREF((RenderedImage) image, element, context);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
      try {
        element.setAttributeNS(
            LINKS,
            "xlink:href",
            "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Png.encode((BufferedImage) image, "", "")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      element.setAttribute("style", "image-rendering:pixelated");
    }
  }
}
