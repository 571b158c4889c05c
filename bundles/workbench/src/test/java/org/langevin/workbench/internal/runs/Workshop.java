package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.loss.Loss;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.files.Json;

/** Runs of a tiny experiment, with what they say on the terminal. */
public final class Workshop {
  public final ObjectNode document = Json.object().put("title", "Tiny").put("seed", 5);
  public final List<String> warnings = new ArrayList<>();
  private final Path folder;

  /** Keeps its runs below a folder. */
  public Workshop(Path folder) {
    this.folder = folder;
    document.putObject("dataset").put("use", "points");
    document.putObject("network").put("use", "affine");
    document.putObject("loss").put("use", "denoising");
    document.putObject("training").put("steps", 300).put("checkpointEvery", 100);
    document.putArray("samplers").addObject().put("use", "langevin").put("count", 300);
    document.putArray("metrics").addObject().put("use", "mean");
  }

  RunService service() {
    return service(new Tiny.Denoising());
  }

  /** A service that draws pictures, too. */
  public RunService service(Loss loss) {
    RunService service =
        new RunService(
            new Composer(new TinyExtensions(loss), new Folders(List.of(), folder.resolve("cache"))),
            new RunStore(folder.resolve("runs")));
    service.reporter = Workshop::draw;
    return service;
  }

  /** Pictures that are no more than the data of the figures, and a page with their names. */
  static Reporter.Report draw(Path run, Runnable check) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<String> names = FigureFiles.names(run.resolve("figures"));
    for (String name : names) {
      check.run();
      byte[] data = FigureFiles.bytes(name, 0, FigureFiles.read(run.resolve("figures"), name));
      files.put("figures/" + name + ".png", data);
    }
    files.put(Reporter.PAGE, names.toString().getBytes(StandardCharsets.UTF_8));
    return new Reporter.Report(files, List.of());
  }

  public RunRequest request(Path where) {
    return new RunRequest(new Experiment("tiny.json", "", document), Optional.of(where), 2);
  }

  public RunInfo run(Path where) throws Exception {
    return service().run(request(where), this::listen);
  }

  RunInfo resume(Path where) throws Exception {
    return service().resume(where.toString(), 2, this::listen);
  }

  private void listen(Progress.Update update) {
    if (update.phase().equals("warning")) {
      warnings.add(update.message());
    }
  }
}
