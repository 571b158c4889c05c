package org.langevin.itests.faults;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder moves away while there is work in it. */
final class Moves implements Kind {
  @Override
  public void disturb(Subject subject, int number, double at) throws Exception {
    Path place = subject.place("move-" + number);
    Path moved = subject.place("moved-" + number);
    Tally tally = subject.tally();
    Command command = subject.start(place);
    boolean moves = subject.reaches(command, place, at);
    if (moves) {
      Files.move(place, moved);
    }
    Command.Ended ended = command.await();
    String disturbance = "moved at %.2f of its life".formatted(at);
    if (!moves || ended.status() == 0) {
      tally.count("ended before it was moved");
    } else {
      tally.count("moved away");
      tally.check(disturbance, ended.status() == 1, "ends with " + ended.status(), ended);
      tally.check(disturbance, ended.err().contains(place.toString()), "no folder is named", ended);
      tally.check(disturbance, !Files.exists(place), "another folder was made", ended);
    }
    subject.finish(disturbance, moves ? moved : place, ended);
    Subject.remove(place);
  }
}
