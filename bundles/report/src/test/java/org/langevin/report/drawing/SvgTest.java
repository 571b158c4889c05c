package org.langevin.report.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Scatter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgTest {
  static List<Figure> figures() {
    return SampleFigures.all();
  }

  private static byte[] svg(Figure figure) throws Exception {
    return Svg.encode(Picture.of(figure), figure.title(), figure.caption());
  }

  private static Document parse(byte[] svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void everyKindIsWrittenAsTextThatCanBeRead(Figure figure) throws Exception {
    byte[] svg = svg(figure);
    assertArrayEquals(svg, svg(figure), "the same bytes each time");
    Document document = parse(svg);
    Element root = document.getDocumentElement();
    assertEquals("0 0 " + Style.WIDTH, root.getAttribute("viewBox").substring(0, 7));
    assertEquals(figure.title(), root.getElementsByTagName("title").item(0).getTextContent());
    StringBuilder texts = new StringBuilder();
    NodeList all = root.getElementsByTagName("text");
    for (int i = 0; i < all.getLength(); i++) {
      texts.append(all.item(i).getTextContent().strip()).append(' ');
      String size = ((Element) all.item(i)).getAttribute("font-size");
      // 8 pt, 10.7 pixels, where the picture is 960 pixels wide.
      assertTrue(
          size.isEmpty() || Double.parseDouble(size.replace("px", "")) * 960 / Style.WIDTH > 10.7);
    }
    assertTrue(texts.toString().contains(figure.title()), texts.toString());
  }

  @Test
  void coloursOfAMapAreOneImage() throws Exception {
    double[] places = {0, 1, 2};
    Axis axis = Axis.of("x");
    Document document =
        parse(
            svg(
                new HeatMap(
                    "h",
                    "",
                    "",
                    axis,
                    axis,
                    Axis.of("q"),
                    new Grid(places, places, new double[9]),
                    new float[0])));
    NodeList images = document.getElementsByTagName("image");
    assertEquals(2, images.getLength(), "the map and the bar of its colours");
    assertTrue(
        ((Element) images.item(0)).getAttribute("xlink:href").startsWith("data:image/png;base64,"));
  }

  @Test
  void thousandsOfPointsDoNotMakeALargeFile() throws Exception {
    float[] points = new float[8000];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) Math.sin(i * i);
    }
    Axis axis = Axis.of("x");
    Figure figure =
        new Scatter("s", "", "", axis, axis, List.of(new Scatter.Group("points", points)));
    assertTrue(svg(figure).length < 200_000);
  }
}
