package org.langevin.itests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.ExitStatus;

/**
 * Damaged folders of runs and sweeps: what is done with one gives what it gives with the intact
 * one, to the bit, or names what is damaged.
 */
final class DamageFuzz implements Fuzz {
  private static final String RECORD = "run.json";

  private final List<Subject> subjects;

  DamageFuzz(List<Subject> subjects) {
    this.subjects = subjects;
  }

  @Override
  public String perform(RandomStream random, Path folder) throws Exception {
    Subject subject = Oddities.one(subjects, random);
    Path copy = folder.resolve(subject.name());
    Folders.copy(subject.original(), copy);
    Path file = Oddities.one(files(subject), random);
    String damage = damage(copy, file, random);
    if (damage.isEmpty()) {
      return "undamaged";
    }
    String what = subject.name() + ", " + file + ": " + damage;
    try {
      return subject.act(copy, random);
    } catch (Fault e) {
      throw new Fault(e.kind(), what + "; " + e.getMessage());
    } catch (Exception e) {
      if (!(e instanceof ExitStatus)) {
        throw e;
      }
      // Another run's record tells of other files: then it is they that are not as noted.
      checkWords(e.getMessage(), file.endsWith(RECORD) ? files() : List.of(file), what);
      return "refused";
    }
  }

  private static void checkWords(String message, List<Path> named, String what) throws Fault {
    try {
      Messages.check(message);
    } catch (Fault e) {
      throw new Fault(e.kind(), what + "; " + e.getMessage());
    }
    for (Path file : named) {
      for (Path step : file) {
        if (message.contains(step.toString())) {
          return;
        }
      }
    }
    throw new Fault("a message that names no file", what + "; " + message);
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Subject subject : subjects) {
      files.addAll(files(subject));
    }
    return files;
  }

  private static List<Path> files(Subject subject) throws IOException {
    return Folders.files(subject.original()).stream()
        .filter(file -> !file.startsWith(".lock"))
        .toList();
  }

  /**
   * Damages a file.
   *
   * @return what was done; empty if nothing is different
   */
  private String damage(Path copy, Path relative, RandomStream random) throws IOException {
    Path file = copy.resolve(relative);
    if (random.nextInt(8) == 0) {
      boolean folder = relative.getNameCount() > 1 && random.nextInt(3) == 0;
      Folders.delete(folder ? file.getParent() : file);
      return folder ? "its folder is gone" : "it is gone";
    }
    byte[] bytes = Files.readAllBytes(file);
    Damage damage = Oddities.one(List.of(Damage.values()), random);
    byte[] damaged = damage.apply(bytes, other(relative, random), random);
    Files.write(file, damaged);
    return Arrays.equals(bytes, damaged) ? "" : damage.name();
  }

  /** A file of the same name of another run, or else any. */
  private byte[] other(Path relative, RandomStream random) throws IOException {
    Path root = Oddities.one(subjects, random).original();
    Path same = root.resolve(relative);
    return Files.readAllBytes(
        Files.exists(same) ? same : root.resolve(Oddities.one(Folders.files(root), random)));
  }

  /** Something that is kept in a folder. */
  interface Subject {
    String name();

    /** Where it is intact. */
    Path original();

    /**
     * Does something with a damaged copy.
     *
     * @return in a word, for the table
     * @throws Fault if the result is another than with the intact one
     */
    String act(Path copy, RandomStream random) throws Exception;
  }
}
