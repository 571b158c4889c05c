package org.langevin.itests.faults;

import java.nio.file.Files;
import java.nio.file.Path;

/** Disks that are too small, each at another place of the subject's life. */
final class Disks implements Kind {
  /** How much there is of what runs out. */
  @FunctionalInterface
  private interface Size {
    long of(Subject subject, double at);
  }

  private final String name;
  private final String option;
  private final String enough;
  private final String word;
  private final Size size;

  private Disks(String name, String option, String enough, String word, Size size) {
    this.name = name;
    this.option = option;
    this.enough = enough;
    this.word = word;
    this.size = size;
  }

  /** Without room for what the files hold. */
  static Disks full() {
    return new Disks(
        "disk",
        "size=%dk",
        "size=256m",
        "the disk is full",
        (subject, at) -> 8 + (long) ((subject.kilobytes() + 64) * at));
  }

  /** Without room for the files' names. */
  static Disks withoutInodes() {
    return new Disks(
        "inodes",
        "size=256m,nr_inodes=%d",
        "nr_inodes=100000",
        "inodes",
        (subject, at) -> 2 + (long) ((subject.sizes().size() + 8) * at));
  }

  @Override
  public void disturb(Subject subject, int number, double at) throws Exception {
    String options = option.formatted(size.of(subject, at));
    Path disk = Files.createDirectories(subject.place(name + "-" + number));
    Path place = disk.resolve("place");
    Tally tally = subject.tally();
    Command.system("mount", "-t", "tmpfs", "-o", options, "none", disk.toString());
    try {
      Command.Ended ended = subject.start(place).await();
      String disturbance = "a disk of " + options;
      if (ended.status() == 0) {
        tally.count("fitted on the disk");
      } else {
        tally.count("stopped: " + word);
        tally.check(disturbance, ended.status() == 1, "ends with " + ended.status(), ended);
        tally.check(
            disturbance,
            ended.err().contains(disk.toString()) && ended.err().contains(word),
            "it is not said what is full",
            ended);
        String state = subject.state(place);
        tally.check(
            disturbance, state.isEmpty() || state.equals("failed"), "the state is " + state, ended);
      }
      Command.system("mount", "-o", "remount," + enough, disk.toString());
      subject.finish(disturbance, place, ended);
    } finally {
      Command.system("umount", disk.toString());
    }
    Files.delete(disk);
  }
}
