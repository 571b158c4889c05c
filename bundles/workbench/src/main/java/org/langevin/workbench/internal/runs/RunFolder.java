package org.langevin.workbench.internal.runs;

import java.nio.file.Path;
import org.langevin.workbench.internal.files.FileNames;
import org.langevin.workbench.internal.files.FolderLock;

/** The names of a run's files. */
record RunFolder(Path path) {
  static final String RECORD = "run.json";

  String id() {
    return path.getFileName().toString();
  }

  /** What was asked for. */
  Path experiment() {
    return path.resolve("experiment.json");
  }

  /** What was composed. */
  Path resolved() {
    return path.resolve("resolved.json");
  }

  /** How the run stands. */
  Path record() {
    return path.resolve(RECORD);
  }

  /** The losses. */
  Path history() {
    return path.resolve("history.csv");
  }

  Path metrics() {
    return path.resolve("metrics.json");
  }

  /** Where in the code a run failed. */
  Path trace() {
    return path.resolve("failure.txt");
  }

  Path checkpoints() {
    return path.resolve("checkpoint");
  }

  Path samples(String sampler) {
    return path.resolve("samples").resolve(FileNames.of(sampler) + ".npy");
  }

  /** The class that each sample of a sampler was to be of, of shape (count). */
  Path classes(String sampler) {
    return path.resolve("classes").resolve(FileNames.of(sampler) + ".npy");
  }

  /** The ways of a sampler's first few chains, of shape (chains, looks, dimension). */
  Path traces(String sampler) {
    return path.resolve("traces").resolve(FileNames.of(sampler) + ".npy");
  }

  /** The noise levels or times at which the ways were looked at, of shape (looks). */
  Path traceConditions(String sampler) {
    return path.resolve("traces").resolve(FileNames.of(sampler, "conditions") + ".npy");
  }

  /** The first few samples at the end of some levels, of shape (levels, samples, dimension). */
  Path levels(String sampler) {
    return path.resolve("levels").resolve(FileNames.of(sampler) + ".npy");
  }

  Path figures() {
    return path.resolve("figures");
  }

  /** What one plugin handed over to be drawn. */
  Path figureParts(Origin origin) {
    return figures().resolve("parts").resolve(origin.fileName());
  }

  /** Held by the process that works on the run. */
  Path lock() {
    return FolderLock.file(path);
  }

  /** Room for the record of how the work ended, should the disk be full then. */
  Path reserve() {
    return path.resolve(".reserve");
  }
}
