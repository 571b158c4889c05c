package org.langevin.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.figure.Figure;
import org.langevin.report.drawing.SampleFigures;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.figures.FigureFiles;

class FolderReporterTest {
  private final FolderReporter reporter = new FolderReporter();

  /** Puts what the reporter makes where the workbench puts it. */
  private Path page(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : reporter.report(folder, () -> {}).files().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return folder.resolve(Reporter.PAGE);
  }

  /** Kept in the build's folder, to be looked at. */
  @Test
  void aWholeRunGetsItsPicturesAndItsPage() throws IOException {
    Path folder = Path.of("target", "sample-run");
    SampleRun.write(folder);
    Path page = page(folder);
    assertEquals(folder.resolve("report.html"), page);
    String html = Files.readString(page);
    for (Figure figure : SampleFigures.all()) {
      assertTrue(Files.size(folder.resolve("figures/" + figure.name() + ".png")) > 1000);
      assertTrue(Files.size(folder.resolve("figures/" + figure.name() + ".svg")) > 1000);
      assertTrue(html.contains("<figure id=\"" + figure.name() + "\">"), figure.name());
    }
    assertTrue(html.indexOf("id=\"loss\"") < html.indexOf("id=\"density\""));
    assertFalse(html.contains("src=\"http"));
    assertFalse(html.contains("<script"));
  }

  @Test
  void aComparisonGetsAPageOfItsOwn(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("comparison.json"),
        """
        {"runs": [{"name": "a<b", "page": "../a/report.html", "state": "done", "seconds": 3},
                  {"name": "c", "page": "../c/report.html", "state": "failed", "seconds": 4}],
         "metrics": [{"name": "w, ula", "better": "lower", "figures":
            {"a<b": {"value": 0.25, "error": 0.011, "floor": 0.1}, "c": {"value": "NaN"}}}],
         "differences": {"/seed": {"a<b": 1, "c": 2}, "/sde": {"c": "ve"}},
         "samplers": {"ula": {"c": {"count": 9, "evaluations": 100.0, "seconds": 1.5}}}}
        """);
    String html = Files.readString(page(folder));
    assertTrue(html.contains("<h1>a&lt;b and c compared</h1>"));
    assertTrue(html.contains("c is not done: failed."));
    assertTrue(html.contains("<th>w, ula \u2193</th><td class=\"number best\">0.250 \u00b1 0.011"));
    assertTrue(html.contains("<td class=\"number\">not finite</td>"));
    assertTrue(html.contains(">floor</td><td class=\"parameter number\">0.10</td>"), html);
    assertTrue(html.contains(">/seed</td><td class=\"number\">1</td><td class=\"number\">2</td>"));
    assertTrue(html.contains(">/sde</td><td class=\"number\"></td><td class=\"number\">ve</td>"));
    assertTrue(html.contains("<a href=\"../c/report.html\">c</a>"));
    Files.writeString(folder.resolve("comparison.json"), "{");
    assertTrue(Files.readString(page(folder)).contains("comparison.json cannot be read"));
  }

  @Test
  void theSameFolderGivesTheSameBytesInAnyLocale(@TempDir Path folder) throws IOException {
    SampleRun.write(folder);
    byte[] page = Files.readAllBytes(page(folder));
    byte[] picture = Files.readAllBytes(folder.resolve("figures/score.png"));
    byte[] drawing = Files.readAllBytes(folder.resolve("figures/score.svg"));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertArrayEquals(page, Files.readAllBytes(page(folder)));
    } finally {
      Locale.setDefault(before);
    }
    assertArrayEquals(picture, Files.readAllBytes(folder.resolve("figures/score.png")));
    assertArrayEquals(drawing, Files.readAllBytes(folder.resolve("figures/score.svg")));
  }

  @Test
  void anEmptyFolderGetsAPage(@TempDir Path folder) throws IOException {
    String html = Files.readString(page(folder));
    assertTrue(html.contains("<h1>Untitled</h1>"));
    assertTrue(html.contains(folder.getFileName().toString()));
    assertFalse(html.contains("<h2>Metrics</h2>"));
  }

  @Test
  void damagedFilesAreTold(@TempDir Path folder) throws IOException {
    SampleRun.write(folder);
    Files.writeString(folder.resolve("metrics.json"), "{\"metrics\": [");
    Files.writeString(folder.resolve("figures/loss.json"), "{");
    String html = Files.readString(page(folder));
    assertTrue(html.contains("metrics.json cannot be read"));
    assertTrue(html.contains("loss: The figure&#39;s data cannot be read."));
    assertTrue(html.contains("<figure id=\"density\">"));
    assertEquals(
        List.of("loss: The figure's data cannot be read."),
        reporter.report(folder, () -> {}).problems());
  }

  @Test
  void nothingIsWrittenAndTheWorkCanBeStopped(@TempDir Path folder) throws IOException {
    SampleRun.write(folder);
    assertEquals(List.of(), reporter.report(folder, () -> {}).problems());
    assertFalse(Files.exists(folder.resolve(Reporter.PAGE)));
    assertFalse(Files.exists(folder.resolve("figures/loss.png")));
    assertThrows(
        CancellationException.class,
        () ->
            reporter.report(
                folder,
                () -> {
                  throw new CancellationException();
                }));
  }

  @Test
  void eachFileMayBeMissing(@TempDir Path folder) throws IOException {
    for (String file :
        new String[] {
          "experiment.json", "resolved.json", "run.json", "metrics.json", "history.csv"
        }) {
      SampleRun.write(folder);
      FigureFiles.write(folder.resolve("figures"), Map.of());
      Files.delete(folder.resolve(file));
      String html = Files.readString(page(folder));
      assertTrue(html.contains("How to run it again"), file);
    }
  }
}
