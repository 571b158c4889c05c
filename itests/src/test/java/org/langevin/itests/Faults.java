package org.langevin.itests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Disturbs runs of the distribution, and compares what they come to with a run that nobody
 * disturbed: signals and kills at times that cover a run's whole life, disks of sizes that it
 * outgrows at each of its files, folders that move away, and power cuts, after which a disk has
 * what was forced to it and no more. After each the run is resumed and has to have the same bytes
 * in every file that does not tell times, every figure and a report, and leave nothing else.
 *
 * <p>By hand: {@code java -cp target/test-classes org.langevin.itests.Faults HOME FOLDER SEED
 * SIGNALS DISKS MOVES CUTS}. Disks are mounted, which only root may.
 */
public final class Faults {
  private static final long PATIENCE_SECONDS = 300;
  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([a-z]+)\"");
  private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP", "KILL");
  private static final List<Integer> STATUSES = List.of(143, 130, 129, 137);

  /** Files whose bytes tell how long something took, or which process was there. */
  private static final Pattern TIMES = Pattern.compile("run\\.json|report\\.html|\\.lock");

  /** For processes that live for seconds: compiled quickly, to the same bits. */
  private static final String OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** A small experiment that has all phases: a training with checkpoints, samples, figures. */
  private static final String EXPERIMENT =
      """
      {
        "title": "To be disturbed",
        "seed": 11,
        "dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]]},
        "network": {"use": "mlp", "hidden": [16, 16]},
        "loss": {"use": "sliced"},
        "training": {"steps": 300, "batch": 16, "checkpointEvery": 25},
        "samplers": [{"use": "ula", "count": 100, "steps": 100}],
        "metrics": [{"use": "sliced-wasserstein"}]
      }
      """;

  private final Path home;
  private final Path folder;
  private final SplittableRandom random;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private Map<String, byte[]> expected;
  private double seconds;
  private long kilobytes;

  /**
   * Works in a folder, which has to be there.
   *
   * @param home the distribution
   */
  Faults(Path home, Path folder, long seed) {
    this.home = home;
    this.folder = folder;
    random = new SplittableRandom(seed);
  }

  /** The whole program, by hand. */
  public static void main(String[] arguments) throws Exception {
    Faults faults =
        new Faults(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
    faults.signals(Integer.parseInt(arguments[3]));
    faults.disks(Integer.parseInt(arguments[4]));
    faults.moves(Integer.parseInt(arguments[5]));
    faults.cuts(Integer.parseInt(arguments[6]));
    System.out.println(faults.report());
    System.exit(faults.failures().isEmpty() ? 0 : 1);
  }

  /** What went wrong, one line for each disturbance. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** How often what happened. */
  String report() {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, count) -> text.append(count).append("  ").append(what).append('\n'));
    failures.forEach(failure -> text.append("FAILED  ").append(failure).append('\n'));
    return text.toString();
  }

  /** What a command left behind. */
  private record Ended(int status, String err) {}

  /** A command at work, with a folder of its own for temporary files. */
  private record Command(Process process, Path err) {
    Ended await() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return new Ended(-1, "it does not end: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(err));
    }
  }

  private Command start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/langevin").toString());
    command.addAll(List.of(words));
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(err.toFile());
    builder.environment().put("EXTRA_JAVA_OPTS", OPTIONS);
    builder.environment().put("TMPDIR", Files.createDirectories(temporaries()).toString());
    return new Command(builder.start(), err);
  }

  private Path temporaries() {
    return folder.resolve("temporaries");
  }

  private Command startRun(Path run) throws IOException {
    Path experiment = folder.resolve("experiment.json");
    Files.writeString(experiment, EXPERIMENT);
    return start("run", experiment.toString(), "--threads", "2", "--out", run.toString());
  }

  private static void system(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ends with " + process.exitValue());
    }
  }

  /** The undisturbed run; once. */
  private void prepare() throws IOException, InterruptedException {
    if (expected != null) {
      return;
    }
    Path run = folder.resolve("undisturbed");
    long begin = System.nanoTime();
    Ended ended = startRun(run).await();
    seconds = (System.nanoTime() - begin) / 1e9;
    if (ended.status() != 0) {
      throw new IOException("the undisturbed run fails: " + ended.err());
    }
    expected = contents(run);
    try (Stream<Path> files = Files.walk(run)) {
      kilobytes =
          files.filter(Files::isRegularFile).mapToLong(file -> (size(file) + 4095) >> 10).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files but the checkpoints', whose steps depend on where they were due. */
  private static Map<String, byte[]> contents(Path run) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        if (!name.startsWith("checkpoint/") && !name.equals(".lock")) {
          contents.put(
              name, TIMES.matcher(name).matches() ? new byte[0] : Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }

  /** Signals and kills at times that are spread over a run's life, and a bit beyond. */
  void signals(int count) throws IOException, InterruptedException {
    prepare();
    for (int i = 0; i < count; i++) {
      int which = i % SIGNALS.size();
      String signal = SIGNALS.get(which);
      long millis = (long) (1000 * seconds * 1.1 * (i + random.nextDouble()) / count);
      Path run = folder.resolve("signal-" + i);
      Command command = startRun(run);
      if (!command.process().waitFor(millis, TimeUnit.MILLISECONDS)) {
        new ProcessBuilder("kill", "-" + signal, "" + command.process().pid()).start().waitFor();
      }
      Ended ended = command.await();
      String what = "SIG%s after %d ms".formatted(signal, millis);
      if (ended.status() == 0) {
        count("ended before SIG" + signal);
      } else {
        count("ended by SIG" + signal);
        check(what, ended.status() == STATUSES.get(which), "status " + ended.status(), ended);
        if (which < 3) {
          String state = state(run);
          check(what, state.isEmpty() || state.equals("cancelled"), "state " + state, ended);
        }
      }
      finish(what, run, ended);
    }
  }

  /** Disks that are full at each place of a run. */
  void disks(int count) throws IOException, InterruptedException {
    prepare();
    for (int i = 0; i < count; i++) {
      long size = 8 + (long) ((kilobytes + 64) * (i + random.nextDouble()) / count);
      Path disk = Files.createDirectories(folder.resolve("disk-" + i));
      Path run = disk.resolve("run");
      system("mount", "-t", "tmpfs", "-o", "size=" + size + "k", "none", disk.toString());
      try {
        Ended ended = startRun(run).await();
        String what = "a disk of %d kB".formatted(size);
        if (ended.status() == 0) {
          count("fitted on the disk");
        } else {
          count("stopped by a full disk");
          check(what, ended.status() == 1, "status " + ended.status(), ended);
          check(what, ended.err().contains(disk.toString()), "no file is named", ended);
          String state = state(run);
          check(what, state.isEmpty() || state.equals("failed"), "state " + state, ended);
        }
        system("mount", "-o", "remount,size=256m", disk.toString());
        finish(what, run, ended);
      } finally {
        system("umount", disk.toString());
      }
      Files.delete(disk);
    }
  }

  /** The run's folder moves away while it is worked on. */
  void moves(int count) throws IOException, InterruptedException {
    prepare();
    for (int i = 0; i < count; i++) {
      long millis = (long) (1000 * seconds * (i + random.nextDouble()) / count);
      Path run = folder.resolve("move-" + i);
      Path moved = folder.resolve("moved-" + i);
      Command command = startRun(run);
      boolean ended = command.process().waitFor(millis, TimeUnit.MILLISECONDS);
      boolean moves = !ended && Files.exists(run);
      if (moves) {
        Files.move(run, moved);
      }
      Ended end = command.await();
      String what = "moved after %d ms".formatted(millis);
      if (!moves || end.status() == 0) {
        count("ended before it was moved");
      } else {
        count("moved away");
        check(what, end.status() == 1, "status " + end.status(), end);
        check(what, end.err().contains(run.toString()), "no folder is named", end);
        check(what, !Files.exists(run), "another folder was made", end);
      }
      finish(what, moves ? moved : run, end);
      remove(run);
    }
  }

  /**
   * The power fails: the file system's journal is aborted, so that what was not forced to the disk
   * is lost, and the process is killed.
   */
  void cuts(int count) throws IOException, InterruptedException {
    prepare();
    for (int i = 0; i < count; i++) {
      long millis = (long) (1000 * seconds * 1.2 * (i + random.nextDouble()) / count);
      Path image = folder.resolve("image-" + i);
      Path disk = Files.createDirectories(folder.resolve("cut-" + i));
      Path run = disk.resolve("run");
      system("truncate", "-s", "64M", image.toString());
      system("mkfs.ext4", "-q", "-F", image.toString());
      system("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString());
      try {
        Command command = startRun(run);
        boolean done = command.process().waitFor(millis, TimeUnit.MILLISECONDS);
        Path device = Path.of(Files.getFileStore(disk).name()).getFileName();
        Files.writeString(Path.of("/sys/fs/ext4").resolve(device).resolve("trigger_fs_error"), "1");
        command.process().destroyForcibly();
        Ended ended = command.await();
        system("umount", disk.toString());
        new ProcessBuilder("e2fsck", "-fy", image.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
        system("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString());
        count(done ? "cut after its end" : "cut while at work");
        String what = "a power cut after %d ms".formatted(millis);
        check(what, !done || Files.exists(run.resolve("run.json")), "the run is gone", ended);
        finish(what, run, ended);
      } finally {
        system("umount", disk.toString());
        Files.delete(image);
        Files.delete(disk);
      }
    }
  }

  private static String state(Path run) throws IOException {
    Path record = run.resolve("run.json");
    if (!Files.exists(record)) {
      return "";
    }
    Matcher state = STATE.matcher(Files.readString(record));
    return state.find() ? state.group(1) : "?";
  }

  /** Goes on with a run, or begins it anew if there is none, and compares. */
  private void finish(String what, Path run, Ended before)
      throws IOException, InterruptedException {
    check(what, !before.err().contains("\tat "), "a trace", before);
    Ended ended =
        Files.exists(run.resolve("run.json"))
            ? start("resume", run.toString(), "--threads", "2").await()
            : startRun(run).await();
    check(what, ended.status() == 0, "going on ends with " + ended.status(), ended);
    if (ended.status() == 0) {
      Map<String, byte[]> actual = contents(run);
      boolean names = actual.keySet().equals(expected.keySet());
      check(what, names, "other files: " + difference(actual), ended);
      for (Map.Entry<String, byte[]> file : expected.entrySet()) {
        byte[] bytes = actual.get(file.getKey());
        check(
            what,
            bytes == null || Arrays.equals(bytes, file.getValue()),
            "other bytes in " + file.getKey(),
            ended);
      }
      check(what, size(run.resolve("report.html")) > 0, "an empty report", ended);
      count("resumed and compared");
    }
    try (Stream<Path> left = Files.list(temporaries())) {
      List<Path> all = left.toList();
      check(what, all.isEmpty(), "left behind: " + all, ended);
    }
    remove(temporaries());
    remove(run);
  }

  private String difference(Map<String, byte[]> actual) {
    List<String> names = new ArrayList<>();
    expected.keySet().stream().filter(name -> !actual.containsKey(name)).forEach(names::add);
    actual.keySet().stream()
        .filter(name -> !expected.containsKey(name))
        .forEach(name -> names.add("+" + name));
    return names.toString();
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void check(String what, boolean holds, String otherwise, Ended ended) {
    if (!holds) {
      String failure = what + ": " + otherwise + "; " + ended.err().strip().replace("\n", " | ");
      System.err.println(failure);
      failures.add(failure);
    }
  }
}
