package org.langevin.report.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;

class PictureTest {
  private static final float[] NO_POINTS = {};
  private static final Axis SQUARE = Axis.of("x", 0, 2);

  static List<Figure> figures() {
    return SampleFigures.all();
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  private static int count(BufferedImage image, Color colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  /** The smallest rectangle that holds all pixels of a colour: left, top, right, bottom. */
  private static int[] bounds(BufferedImage image, Color colour) {
    int[] bounds = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == colour.getRGB()) {
          bounds[0] = Math.min(bounds[0], x);
          bounds[1] = Math.min(bounds[1], y);
          bounds[2] = Math.max(bounds[2], x);
          bounds[3] = Math.max(bounds[3], y);
        }
      }
    }
    return bounds;
  }

  @ParameterizedTest
  @MethodSource("figures")
  void everyKindIsDrawnAndSurvivesPng(Figure figure) throws IOException {
    BufferedImage image = Picture.of(figure).image();
    assertEquals(Style.WIDTH * Style.RESOLUTION, image.getWidth(), "all are of one width");
    assertTrue(image.getHeight() > 400 && image.getHeight() < 3000, "height " + image.getHeight());
    assertTrue(colours(image).size() > 20, "colours " + colours(image).size());
    assertEquals(Color.WHITE.getRGB(), image.getRGB(0, 0));
    byte[] png = Png.encode(image, figure.title(), figure.caption());
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(image.getWidth(), read.getWidth());
    assertEquals(image.getRGB(200, 200), read.getRGB(200, 200));
  }

  private static HeatMap heatMap(double... values) {
    return new HeatMap(
        "h",
        "",
        "",
        SQUARE,
        SQUARE,
        Axis.of("q"),
        new Grid(new double[] {.5, 1.5}, new double[] {.5, 1.5}, values),
        NO_POINTS);
  }

  @Test
  void aHeatMapHasTheScalesColoursWhereTheValuesAre() {
    BufferedImage image = Picture.of(heatMap(0, 1, 2, 4)).image();
    // The data rectangle is found by the lowest value's corner, which is at its lower left.
    int[] lowest = largestBlock(image, Colours.quantity(0));
    int size = lowest[2] - lowest[0];
    assertTrue(size > 200, "size " + size);
    int x = (lowest[0] + lowest[2]) / 2;
    int y = (lowest[1] + lowest[3]) / 2;
    assertEquals(Colours.quantity(0.25).getRGB(), image.getRGB(x + size, y));
    assertEquals(Colours.quantity(0.5).getRGB(), image.getRGB(x, y - size));
    assertEquals(Colours.quantity(1).getRGB(), image.getRGB(x + size, y - size));
  }

  private static int[] largestBlock(BufferedImage image, Color colour) {
    BufferedImage left = image.getSubimage(0, 0, image.getWidth() / 2, image.getHeight());
    return bounds(left, colour);
  }

  @Test
  void valuesThatAreNoNumbersStayBlank() {
    BufferedImage full = Picture.of(heatMap(0, 1, 2, 4)).image();
    BufferedImage holed = Picture.of(heatMap(0, Double.NaN, 2, 4)).image();
    int[] lowest = largestBlock(full, Colours.quantity(0));
    int size = lowest[2] - lowest[0];
    int x = (lowest[0] + lowest[2]) / 2 + size;
    int y = (lowest[1] + lowest[3]) / 2;
    assertEquals(Color.WHITE.getRGB(), holed.getRGB(x, y));
  }

  @Test
  void panelsOfOneQuantityShareItsScale() {
    BufferedImage image =
        Picture.of(
                new Panels("p", "", "", 2, List.of(heatMap(0, 0, 0, 1), heatMap(10, 10, 10, 10))))
            .image();
    int half = image.getWidth() / 2;
    BufferedImage left = image.getSubimage(0, 0, half - 40, image.getHeight());
    assertEquals(0, count(left, Colours.quantity(1)));
    assertTrue(count(left, Colours.quantity(0.1)) > 10_000);
    assertTrue(count(image, Colours.quantity(1)) > 40_000);
  }

  @Test
  void aLogarithmicScaleHasTheGeometricMeanInTheMiddle() {
    HeatMap linear = heatMap(1, 100, 1e4, 1e4);
    BufferedImage image =
        Picture.of(
                new HeatMap(
                    "h", "", "", SQUARE, SQUARE, Axis.logarithmic("q"), linear.values(), NO_POINTS))
            .image();
    assertTrue(count(image, Colours.quantity(0.5)) > 20_000);
  }

  @Test
  void aCircleOfPointsIsRound() {
    float[] points = new float[400];
    for (int i = 0; i < 200; i++) {
      points[2 * i] = (float) (3 * Math.cos(i * Math.PI / 100));
      points[2 * i + 1] = (float) (3 * Math.sin(i * Math.PI / 100));
    }
    Axis axis = Axis.of("", -4, 4);
    BufferedImage image =
        Picture.of(
                new Scatter(
                    "s", "", "", axis, Axis.of("", -6, 4), List.of(new Scatter.Group("", points))))
            .image();
    int left = image.getWidth();
    int right = 0;
    int top = image.getHeight();
    int bottom = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        if (colour.getBlue() > colour.getRed() + 60) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    assertTrue(right - left > 200);
    assertEquals(right - left, bottom - top, 3);
  }

  @Test
  void arrowsHaveTheColoursOfTheirNorms() {
    double[] places = {0, 1, 2, 3};
    double[] ones = new double[16];
    double[] zeros = new double[16];
    java.util.Arrays.fill(ones, 1);
    ones[0] = 5;
    BufferedImage image =
        Picture.of(
                new VectorField(
                    "v",
                    "",
                    "",
                    Axis.of("x"),
                    Axis.of("y"),
                    Axis.of("norm", 0, 5),
                    new Grid(places, places, ones),
                    new Grid(places, places, zeros),
                    NO_POINTS))
            .image();
    BufferedImage data = image.getSubimage(0, 0, image.getWidth() * 79 / 100, image.getHeight());
    int[] longest = bounds(data, Colours.quantity(1));
    int[] others = bounds(data, Colours.quantity(0.2));
    assertTrue(longest[0] >= 0 && longest[1] > others[1], "the first arrow is at the lower left");
    assertTrue(longest[2] - longest[0] > longest[3] - longest[1], "it points to the right");
    assertTrue(
        longest[2] - longest[0] < (others[2] - others[0]) / 3, "and is no longer than others");
  }

  @Test
  void imagesKeepTheirPixels() {
    float[] pixels = {0, .5f, 1, Float.NaN, -7, 9, 0, 0};
    BufferedImage image = Picture.of(new ImageGrid("i", "", "", 2, 2, 1, 2, 0, 1, pixels)).image();
    int[] missing = bounds(image, Colours.MISSING);
    int size = missing[2] - missing[0] + 1;
    assertTrue(size > 50 && missing[3] - missing[1] + 1 == size, "size " + size);
    int x = missing[0] + size / 2;
    int y = missing[1] + size / 2;
    assertEquals(Color.BLACK.getRGB(), image.getRGB(x - size, y - size));
    assertEquals(new Color(128, 128, 128).getRGB(), image.getRGB(x, y - size));
    assertEquals(Color.WHITE.getRGB(), image.getRGB(x - size, y));
    assertEquals(Color.BLACK.getRGB(), image.getRGB(x + 2 * size, y - size));
    assertEquals(Color.WHITE.getRGB(), image.getRGB(x + 3 * size, y - size));
  }

  @Test
  void aLegendIsNeverCut() {
    double[] ends = {0, 1};
    for (int length = 1; length < 120; length += 3) {
      String label = "m".repeat(length);
      Axis axis = Axis.of("x");
      BufferedImage image =
          Picture.of(
                  new LineChart(
                      "l",
                      "",
                      "",
                      axis,
                      axis,
                      List.of(
                          LineChart.Curve.of(label, ends, ends),
                          LineChart.Curve.of(label + "n", ends, ends))))
              .image();
      int border = Style.BORDER;
      BufferedImage right =
          image.getSubimage(image.getWidth() - border, 0, border, image.getHeight());
      assertEquals(
          Set.of(Colours.BACKGROUND.getRGB()), colours(right), label.length() + " letters");
    }
  }

  @Test
  void colourImagesHaveColours() {
    float[] pixels = {1, 0, 0, 0, 1, 0};
    BufferedImage image = Picture.of(new ImageGrid("i", "", "", 1, 2, 3, 1, 0, 1, pixels)).image();
    assertTrue(count(image, Color.RED) > 1000);
    assertEquals(count(image, Color.RED), count(image, Color.GREEN));
  }

  @Test
  void barsAreAsHighAsTheirShares() {
    BufferedImage image =
        Picture.of(
                new BarChart(
                    "b",
                    "",
                    "",
                    Axis.named("", List.of("one", "two")),
                    Axis.of("share", 0, 1),
                    List.of(new BarChart.Group("", new double[] {.25, .75}))))
            .image();
    int[] bars = bounds(image, Colours.kind(0));
    int width = bars[2] - bars[0];
    int first = 0;
    int second = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      first += image.getRGB(bars[0] + width / 8, y) == Colours.kind(0).getRGB() ? 1 : 0;
      second += image.getRGB(bars[2] - width / 8, y) == Colours.kind(0).getRGB() ? 1 : 0;
    }
    assertEquals(3.0, (double) second / first, 0.05);
  }

  @Test
  void whatIsNotThereIsNotDrawn() {
    Axis axis = Axis.of("x");
    double[] nothing = {};
    double[] missing = {Double.NaN, Double.NaN};
    for (Figure figure :
        List.of(
            new LineChart("l", "", "", axis, axis, List.of()),
            new LineChart(
                "l",
                "",
                "",
                Axis.logarithmic("x"),
                Axis.logarithmic("y"),
                List.of(LineChart.Curve.of("a", new double[] {-1, 0}, missing))),
            new Scatter("s", "", "", axis, axis, List.of(new Scatter.Group("g", NO_POINTS))),
            new Histogram(
                "h", "", "", axis, List.of(new Histogram.Sample("s", NO_POINTS)), List.of()),
            new Histogram(
                "h",
                "",
                "",
                axis,
                List.of(new Histogram.Sample("s", new float[] {Float.NaN, 3, 3})),
                List.of()),
            new BarChart("b", "", "", Axis.named("x", List.of()), axis, List.of()),
            new ParallelCoordinates("p", "", "", List.of(), List.of()),
            new ImageGrid("i", "", "", 2, 2, 1, 3, 0, 1, NO_POINTS),
            new Panels("p", "", "", 2, List.of()),
            new HeatMap(
                "h", "", "", axis, axis, axis, new Grid(nothing, nothing, nothing), NO_POINTS),
            heatMap(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            new VectorField(
                "v",
                "",
                "",
                axis,
                axis,
                axis,
                new Grid(nothing, nothing, nothing),
                new Grid(nothing, nothing, nothing),
                NO_POINTS))) {
      BufferedImage image = Picture.of(figure).image();
      assertTrue(image.getWidth() > 0 && image.getHeight() > 0, figure.getClass().getName());
    }
  }

  @Test
  void theMapsLightnessRisesEvenly() {
    double[] lightness = new double[101];
    for (int i = 0; i <= 100; i++) {
      lightness[i] = lightness(Colours.quantity(i / 100.0));
    }
    double slope = (lightness[100] - lightness[0]) / 100;
    assertTrue(slope > 0.7, "slope " + slope);
    for (int i = 0; i <= 100; i++) {
      assertEquals(lightness[0] + slope * i, lightness[i], 3.5, "at " + i);
      assertTrue(i == 0 || lightness[i] > lightness[i - 1], "at " + i);
    }
  }

  /** CIE L*. */
  private static double lightness(Color colour) {
    double luminance =
        .2126 * linear(colour.getRed())
            + .7152 * linear(colour.getGreen())
            + .0722 * linear(colour.getBlue());
    return luminance > .008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
  }

  private static double linear(int level) {
    double share = level / 255.0;
    return share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4);
  }
}
