package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run's files as far as they are there; what cannot be read is told to the reader. */
final class RunFolder {
  private final Path folder;
  private final List<String> problems = new ArrayList<>();
  private final JsonNode sweep;
  private final JsonNode experiment;
  private final JsonNode resolved;
  private final JsonNode run;
  private final JsonNode metrics;
  private final History history;

  RunFolder(Path folder) {
    this.folder = folder;
    sweep = json("sweep.json");
    experiment = isSweep() ? sweep.path("experiment") : json("experiment.json");
    resolved = json("resolved.json");
    run = isSweep() ? sweep : json("run.json");
    metrics = json("metrics.json");
    history = history("history.csv");
  }

  private JsonNode json(String name) {
    return JsonFile.read(folder.resolve(name), problems);
  }

  private History history(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return History.EMPTY;
    }
    try {
      return History.parse(Files.readAllLines(file));
    } catch (IOException e) {
      problems.add(JsonFile.problem(file, e));
      return History.EMPTY;
    }
  }

  /** The folder's name, which is the run's id. */
  String id() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /** Whether this is a sweep's folder, whose trials are runs in folders below. */
  boolean isSweep() {
    return sweep.isObject();
  }

  JsonNode trials() {
    return sweep.path("trials");
  }

  /** What could not be read. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The experiment as it was asked for. */
  JsonNode experiment() {
    return experiment;
  }

  /** The experiment with its defaults filled in, or as it was asked for. */
  JsonNode document() {
    JsonNode document = resolved.path("experiment");
    return document.isObject() ? document : experiment;
  }

  JsonNode resolved() {
    return resolved;
  }

  JsonNode run() {
    return run;
  }

  JsonNode metrics() {
    return metrics.path("metrics");
  }

  History history() {
    return history;
  }
}
