package org.langevin.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.figure.Figure;
import org.langevin.report.drawing.Picture;
import org.langevin.report.drawing.Png;
import org.langevin.report.drawing.Svg;
import org.langevin.report.page.Illustration;
import org.langevin.report.page.Page;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.figures.FigureFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws a run's figures and makes its page. The same folder gives the same bytes. */
@Component(service = Reporter.class)
public final class FolderReporter implements Reporter {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReporter.class);
  private static final String FIGURES = "figures";
  private static final String HEADLESS = "java.awt.headless";

  /** Unless somebody decided otherwise, pictures are drawn without a screen. */
  @Activate
  public FolderReporter() {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
  }

  @Override
  public Report report(Path folder, Runnable check) throws IOException {
    Path figures = folder.resolve(FIGURES);
    List<Illustration> illustrations = new ArrayList<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (String name : FigureFiles.names(figures)) {
      check.run();
      Illustration illustration = draw(figures, name);
      illustrations.add(illustration);
      if (illustration.problem().isEmpty()) {
        files.put(FIGURES + "/" + name + ".png", illustration.png());
        files.put(FIGURES + "/" + name + ".svg", illustration.svg());
      } else {
        problems.add(name + ": " + illustration.problem());
      }
    }
    check.run();
    files.put(PAGE, Page.of(folder, illustrations).getBytes(StandardCharsets.UTF_8));
    return new Report(files, problems);
  }

  /** A figure that cannot be read or drawn must not keep the others from the reader. */
  private static Illustration draw(Path figures, String name) {
    Figure figure;
    try {
      figure = FigureFiles.read(figures, name);
    } catch (IOException e) {
      LOG.warn("{}: the figure's data cannot be read", figures.resolve(name + ".json"), e);
      return Illustration.missing(name, "The figure's data cannot be read.");
    }
    try {
      Picture picture = Picture.of(figure);
      return Illustration.of(
          name,
          figure.title(),
          figure.caption(),
          Png.encode(picture.image(), figure.title(), figure.caption()),
          Svg.encode(picture, figure.title(), figure.caption()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: the figure cannot be drawn", figures.resolve(name + ".json"), e);
      return Illustration.missing(name, "The figure cannot be drawn: " + e.getMessage());
    } catch (LinkageError | InternalError e) {
      LOG.warn("{}: Java cannot draw here", figures.resolve(name + ".json"), e);
      return Illustration.missing(
          name,
          "Java cannot draw here ("
              + e
              + "). If it is the texts: install fontconfig, HarfBuzz and a font, for example Debian's"
              + " libharfbuzz0b and fonts-dejavu-core, and write the report again.");
    }
  }
}
