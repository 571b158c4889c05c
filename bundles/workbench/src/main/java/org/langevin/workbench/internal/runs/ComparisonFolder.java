package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.langevin.api.figure.Figure;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.figures.ComparedFigures;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.FolderLock;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.progress.Cancellation;

/**
 * A comparison on the disk: {@code comparison.json}, the runs' figures side by side, and the page.
 *
 * @param path the folder
 */
record ComparisonFolder(Path path) {
  /** What makes a folder that of a comparison. */
  private static final String FILE = "comparison.json";

  private static final String FIGURES = "figures";

  /** Pictures of more runs would be too small to compare. */
  private static final int MOST_RUNS = 6;

  /** Writes it all, and returns the page. */
  Path write(Comparison comparison, Reporter reporter, Cancellation cancellation)
      throws InvalidRequestException, IOException {
    checkPlace();
    AtomicFiles.createFolders(path);
    try (FolderLock lock = FolderLock.take(path)) {
      Map<String, Figure> figures =
          comparison.runs().size() <= MOST_RUNS ? figures(comparison, cancellation) : Map.of();
      writeData(comparison, figures, lock);
      try (FileBatch batch = new FileBatch(path, lock)) {
        ReportPhase.write(reporter, path, batch, cancellation::check);
      }
    }
    return path.resolve(Reporter.PAGE);
  }

  private void checkPlace() throws InvalidRequestException, IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new InvalidRequestException("--out", "", path + " is a file; give a new folder");
    }
    try (Stream<Path> files = Files.list(path)) {
      if (!Files.exists(path.resolve(FILE))
          && files.anyMatch(file -> !file.equals(FolderLock.file(path)))) {
        throw new InvalidRequestException(
            "--out", "", path + " is not empty and holds no comparison; give a new folder");
      }
    }
  }

  private void writeData(Comparison comparison, Map<String, Figure> figures, FolderGuard guard)
      throws IOException {
    try (FileBatch batch = new FileBatch(path, guard)) {
      byte[] document = Json.text(document(comparison)).getBytes(StandardCharsets.UTF_8);
      batch.write(path.resolve(FILE), out -> out.write(document));
      int position = 0;
      for (Map.Entry<String, Figure> figure : figures.entrySet()) {
        byte[] bytes = FigureFiles.bytes(figure.getKey(), position++, figure.getValue());
        Path file = FigureFiles.file(path.resolve(FIGURES), figure.getKey());
        batch.write(file, out -> out.write(bytes));
      }
      batch.commit();
      FigureFiles.removeOthers(path.resolve(FIGURES), figures.keySet());
    }
  }

  private static Map<String, Figure> figures(Comparison comparison, Cancellation cancellation)
      throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (RunInfo run : comparison.runs().values()) {
      names.addAll(FigureFiles.names(run.folder().resolve(FIGURES)));
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String name : names) {
      cancellation.check();
      Map<String, Figure> byRun = new LinkedHashMap<>();
      for (Map.Entry<String, RunInfo> run : comparison.runs().entrySet()) {
        Path folder = run.getValue().folder().resolve(FIGURES);
        if (Files.exists(FigureFiles.file(folder, name))) {
          byRun.put(run.getKey(), read(folder, name));
        }
      }
      if (byRun.size() > 1) {
        figures.put(name, ComparedFigures.of(byRun));
      }
    }
    return figures;
  }

  private static Figure read(Path folder, String name) throws IOException {
    try {
      return FigureFiles.read(folder, name);
    } catch (IOException e) {
      throw FileProblem.reading(FigureFiles.file(folder, name), e);
    }
  }

  private ObjectNode document(Comparison comparison) {
    ObjectNode document = Json.object();
    ArrayNode runs = document.putArray("runs");
    comparison
        .runs()
        .forEach(
            (name, run) ->
                runs.addObject()
                    .put("name", name)
                    .put("folder", run.folder().toString())
                    .put("page", page(run))
                    .put("title", run.title())
                    .put("source", run.source())
                    .put("state", run.state().name().toLowerCase(Locale.ROOT))
                    .put("started", run.started().toString())
                    .put("seconds", run.seconds()));
    ArrayNode metrics = document.putArray("metrics");
    for (Comparison.Row row : comparison.rows()) {
      ObjectNode figures =
          metrics
              .addObject()
              .put("metric", row.metric())
              .put("sampler", row.sampler())
              .put("name", row.name())
              .put("better", row.better())
              .putObject("figures");
      row.figures()
          .forEach(
              (run, figure) ->
                  figures
                      .putObject(run)
                      .put("value", figure.value())
                      .put("error", figure.error())
                      .put("floor", figure.floor()));
    }
    ObjectNode differences = document.putObject("differences");
    comparison
        .differences()
        .forEach((pointer, values) -> values.forEach(differences.putObject(pointer)::set));
    ObjectNode samplers = document.putObject("samplers");
    comparison
        .samplers()
        .forEach(
            (sampler, costs) -> {
              ObjectNode byRun = samplers.putObject(sampler);
              costs.forEach(
                  (run, cost) ->
                      byRun
                          .putObject(run)
                          .put("count", cost.count())
                          .put("evaluations", cost.evaluations())
                          .put("seconds", cost.seconds()));
            });
    return document;
  }

  /** From this page to the run's, if both are below one root. */
  private String page(RunInfo run) {
    Path page = run.folder().toAbsolutePath().normalize().resolve(Reporter.PAGE);
    return page.getRoot().equals(path.getRoot())
        ? path.relativize(page).toString().replace('\\', '/')
        : page.toUri().toString();
  }
}
