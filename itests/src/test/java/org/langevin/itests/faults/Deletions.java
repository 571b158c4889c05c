package org.langevin.itests.faults;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder is deleted while there is work in it. */
final class Deletions implements Kind {
  @Override
  public void disturb(Subject subject, int number, double at) throws Exception {
    Path place = subject.place("deletion-" + number);
    Tally tally = subject.tally();
    Command command = subject.start(place);
    boolean deletes = subject.reaches(command, place, at);
    if (deletes) {
      delete(place);
    }
    Command.Ended ended = command.await();
    String disturbance = "deleted at %.2f of its life".formatted(at);
    if (!deletes || ended.status() == 0) {
      tally.count("ended before it was deleted");
    } else {
      tally.count("deleted");
      tally.check(disturbance, ended.status() == 1, "ends with " + ended.status(), ended);
      tally.check(disturbance, ended.err().contains(place.toString()), "no folder is named", ended);
      tally.check(disturbance, !Files.exists(place), "another folder was made", ended);
    }
    subject.finish(disturbance, place, ended);
  }

  /** As often as it takes, since there may come files while others go. */
  private static void delete(Path place) throws Exception {
    while (Files.exists(place)) {
      new ProcessBuilder("rm", "-rf", place.toString())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
