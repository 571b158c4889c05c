package org.langevin.itests.faults;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The power fails: the file system's journal is aborted, so that what was not forced to the disk is
 * lost, and the process is killed.
 */
final class PowerCuts implements Kind {
  private static final double BEYOND = 1.2;

  @Override
  public void disturb(Subject subject, int number, double at) throws Exception {
    long millis = (long) (1000 * subject.seconds() * BEYOND * at);
    Path image = subject.place("image-" + number);
    Path disk = Files.createDirectories(subject.place("cut-" + number));
    Path place = disk.resolve("place");
    Tally tally = subject.tally();
    Command.system("truncate", "-s", "64M", image.toString());
    Command.system("mkfs.ext4", "-q", "-F", image.toString());
    mount(image, disk);
    try {
      Command command = subject.start(place);
      boolean done = command.endsWithin(millis);
      Path device = Path.of(Files.getFileStore(disk).name()).getFileName();
      Files.writeString(Path.of("/sys/fs/ext4").resolve(device).resolve("trigger_fs_error"), "1");
      command.signal("KILL");
      Command.Ended ended = command.await();
      Command.system("umount", disk.toString());
      repair(image);
      mount(image, disk);
      tally.count(done ? "cut after its end" : "cut while at work");
      String disturbance = "a power cut after %d ms".formatted(millis);
      tally.check(
          disturbance, !done || Files.exists(place.resolve("report.html")), "it is gone", ended);
      subject.finish(disturbance, place, ended);
    } finally {
      Command.system("umount", disk.toString());
      Files.delete(image);
      Files.delete(disk);
    }
  }

  private static void mount(Path image, Path disk) throws Exception {
    Command.system("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString());
  }

  /** Its status says how much there was to repair. */
  private static void repair(Path image) throws Exception {
    new ProcessBuilder("e2fsck", "-fy", image.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
