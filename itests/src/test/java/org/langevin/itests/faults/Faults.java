package org.langevin.itests.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Disturbs runs and sweeps of the distribution, and compares what they come to with what nobody
 * disturbed.
 *
 * <p>By hand: {@code java -cp target/test-classes org.langevin.itests.faults.Faults HOME FOLDER
 * SEED [run:|wide:|sweep:]KIND=COUNT...}, with the kinds {@code signals}, {@code moves}, {@code
 * deletions}, {@code limits}, {@code disks}, {@code inodes} and {@code cuts}. The last three mount
 * file systems, which only root may.
 */
public final class Faults {
  private final Path home;
  private final Path folder;
  private final SplittableRandom random;
  private final Tally tally = new Tally();
  private final Map<Subject.Form, Subject> subjects = new EnumMap<>(Subject.Form.class);

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
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    boolean failed = false;
    long seed = Long.parseLong(arguments[2]);
    for (String wanted : Arrays.copyOfRange(arguments, 3, arguments.length)) {
      Faults faults = new Faults(Path.of(arguments[0]), folder, seed++);
      faults.disturb(wanted);
      System.out.println(wanted + "\n" + faults.report());
      failed |= !faults.failures().isEmpty();
    }
    System.exit(failed ? 1 : 0);
  }

  /** Disturbs as often as a word says that is written as for the whole program. */
  void disturb(String wanted) throws Exception {
    String[] sides = wanted.split("=");
    String[] names = sides[0].split(":");
    String kind = names[names.length - 1];
    if (!Kind.ALL.containsKey(kind)) {
      throw new IllegalArgumentException(kind + " is none of " + Kind.ALL.keySet());
    }
    Subject.Form form =
        names.length == 1
            ? Subject.Form.RUN
            : Subject.Form.valueOf(names[0].toUpperCase(Locale.ROOT));
    disturb(Kind.ALL.get(kind), form, Integer.parseInt(sides[1]));
  }

  private void disturb(Kind kind, Subject.Form form, int count) throws Exception {
    if (!subjects.containsKey(form)) {
      subjects.put(form, new Subject(home, folder, form, tally));
    }
    for (int i = 0; i < count; i++) {
      kind.disturb(subjects.get(form), i, (i + random.nextDouble()) / count);
    }
  }

  /** What went wrong, one line for each disturbance. */
  List<String> failures() {
    return tally.failures();
  }

  /** How often what happened. */
  String report() {
    return tally.toString();
  }
}
