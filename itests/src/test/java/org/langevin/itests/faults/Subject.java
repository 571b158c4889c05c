package org.langevin.itests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is disturbed: a small run or sweep, and what it comes to if nobody disturbs it. Has to have
 * the same bytes, however it was disturbed, in every file that does not tell times, every figure
 * and a report, and nothing else may be left.
 */
final class Subject {
  /** Files whose bytes tell how long something took, or where it is. */
  private static final Pattern TIMES =
      Pattern.compile("(.*/)?(run\\.json|report\\.html|table\\.csv)");

  /** Files that come and go: the checkpoints' steps depend on when they were due. */
  private static final Pattern FREE = Pattern.compile("(.*/)?(checkpoint/.*|\\.lock)");

  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([a-z]+)\"");
  private static final int BLOCK = 4096;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);

  /** For processes that live for seconds: compiled quickly, to the same bits. */
  private static final String OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** An experiment that has all phases: a training with checkpoints, samples, a metric, figures. */
  private static final String EXPERIMENT =
      """
      {
        "title": "To be disturbed",
        "seed": 11,
        "dataset": {"use": "gaussian-mixture", "means": [[0], [3]]},
        "network": {"use": "mlp", "hidden": [%d, %<d]},
        "loss": {"use": "sliced"},
        "training": {"steps": %d, "batch": 16, "checkpointEvery": 25},
        "samplers": [{"use": "ula", "count": 100, "steps": 30}],
        "metrics": [{"use": "sliced-wasserstein"}]%s
      }
      """;

  private static final String SWEEP =
      ", \"sweep\": {\"grid\": {\"/samplers/0/steps\": [20, 30]}, \"parallel\": 2}";

  /** What there is to disturb. */
  enum Form {
    /** A run. */
    RUN("run", EXPERIMENT.formatted(16, 200, "")),
    /** A run whose checkpoints are larger than whatever every process writes. */
    WIDE("run", EXPERIMENT.formatted(136, 50, "")),
    /** A sweep of two runs at once. */
    SWEEP("sweep", EXPERIMENT.formatted(16, 50, Subject.SWEEP));

    private final String command;
    private final String experiment;

    Form(String command, String experiment) {
      this.command = command;
      this.experiment = experiment;
    }
  }

  private final Path home;
  private final Path folder;
  private final Form form;
  private final Tally tally;
  private final Map<String, byte[]> expected;
  private final List<Long> sizes = new ArrayList<>();
  private final double seconds;

  /** Does it once, undisturbed. */
  Subject(Path home, Path folder, Form form, Tally tally) throws Exception {
    this.home = home;
    this.folder = folder;
    this.form = form;
    this.tally = tally;
    Files.writeString(experiment(), form.experiment);
    Path place = place("undisturbed");
    long begin = System.nanoTime();
    Command.Ended ended = start(place).await();
    seconds = (System.nanoTime() - begin) / 1e9;
    if (ended.status() != 0) {
      throw new IOException("it fails undisturbed: " + ended.err());
    }
    expected = contents(place);
    try (Stream<Path> files = Files.walk(place)) {
      files.map(file -> Files.isDirectory(file) ? 0 : size(file)).forEach(sizes::add);
    }
    remove(place);
  }

  private Path experiment() {
    return folder.resolve(form + ".json");
  }

  /** Where something of this subject can be. */
  Path place(String name) {
    return folder.resolve(form + "-" + name);
  }

  private Path temporaries() {
    return place("temporaries");
  }

  /** What counts what happens to it. */
  Tally tally() {
    return tally;
  }

  /** How long it takes, if nobody disturbs it. */
  double seconds() {
    return seconds;
  }

  /** The sizes in bytes of all files and, as 0, folders. */
  List<Long> sizes() {
    return List.copyOf(sizes);
  }

  /** What it takes on a disk. */
  long kilobytes() {
    return sizes.stream().mapToLong(bytes -> (bytes + BLOCK - 1) / BLOCK * BLOCK >> 10).sum();
  }

  /** Begins, in a folder that is not there yet. */
  Command start(Path place) throws IOException {
    return start(place, List.of());
  }

  /**
   * Begins in an environment of its own.
   *
   * @param launcher the words of a command that starts another
   */
  Command start(Path place, List<String> launcher) throws IOException {
    return command(launcher, form.command, experiment().toString(), "--out", place.toString());
  }

  private Command command(List<String> launcher, String... words) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(home.resolve("bin/langevin").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("--threads", "2"));
    String temporary = Files.createDirectories(temporaries()).toString();
    return Command.start(folder, Map.of("EXTRA_JAVA_OPTS", OPTIONS, "TMPDIR", temporary), command);
  }

  /**
   * Waits for a place in the life of what a command makes: from when its folder is there to when
   * the command was to end.
   *
   * @return whether the command is still at work then
   */
  boolean reaches(Command command, Path place, double at) throws InterruptedException {
    long begin = System.nanoTime();
    while (!Files.exists(place)) {
      if (command.endsWithin(1) || System.nanoTime() - begin > PATIENCE_NANOS) {
        return false;
      }
    }
    double rest = seconds - (System.nanoTime() - begin) / 1e9;
    return !command.endsWithin((long) (1000 * Math.max(0, rest) * at));
  }

  /** The state that a run notes of itself; empty if it did not begin, or is a sweep. */
  String state(Path place) throws IOException {
    if (!hasRecord(place)) {
      return "";
    }
    Matcher state = STATE.matcher(Files.readString(record(place)));
    return state.find() ? state.group(1) : "?";
  }

  /** Where a run keeps what it knows of itself. */
  Path record(Path place) {
    return place.resolve("run.json");
  }

  private boolean hasRecord(Path place) {
    return Files.exists(record(place));
  }

  /**
   * Goes on with what was disturbed, or begins it anew, compares, and removes it. What says that it
   * is done has to be whole before that.
   */
  void finish(String disturbance, Path place, Command.Ended before) throws Exception {
    tally.check(disturbance, !before.err().contains("\tat "), "a trace", before);
    if (before.status() == 0 && Files.exists(place)) {
      compare(disturbance + ", before it goes on", place, before);
    }
    Command.Ended ended =
        (hasRecord(place) ? command(List.of(), "resume", place.toString()) : start(place)).await();
    tally.check(disturbance, ended.status() == 0, "going on ends with " + ended.status(), ended);
    if (ended.status() == 0) {
      compare(disturbance, place, ended);
      tally.count("went on and was compared");
    }
    try (Stream<Path> left = Files.list(temporaries())) {
      List<Path> all = left.toList();
      tally.check(disturbance, all.isEmpty(), "left behind: " + all, ended);
    }
    remove(temporaries());
    remove(place);
  }

  private void compare(String disturbance, Path place, Command.Ended ended) throws IOException {
    Map<String, byte[]> actual = contents(place);
    List<String> missing = new ArrayList<>(expected.keySet());
    missing.removeAll(actual.keySet());
    tally.check(disturbance, missing.isEmpty(), "missing: " + missing, ended);
    List<String> more = new ArrayList<>(actual.keySet());
    more.removeAll(expected.keySet());
    tally.check(disturbance, more.isEmpty(), "left behind: " + more, ended);
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : actual.entrySet()) {
      byte[] bytes = expected.get(file.getKey());
      if (bytes != null && !Arrays.equals(bytes, file.getValue())) {
        different.add(file.getKey());
      }
    }
    tally.check(disturbance, different.isEmpty(), "other bytes in " + different, ended);
    long report = size(place.resolve("report.html"));
    tally.check(disturbance, report > 0, "an empty report", ended);
  }

  private static Map<String, byte[]> contents(Path place) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(file).toString();
        if (!FREE.matcher(name).matches()) {
          contents.put(
              name, TIMES.matcher(name).matches() ? new byte[0] : Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder that nobody works in, if it is there. */
  static void remove(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
