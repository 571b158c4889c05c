package org.langevin.itests.faults;

import java.nio.file.Path;
import java.util.List;

/** Signals and kills, over the whole life and a bit beyond. */
final class Signals implements Kind {
  private static final double BEYOND = 1.1;
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP", "KILL");
  private static final List<Integer> STATUSES = List.of(143, 130, 129, 137);
  private static final String KILL = "KILL";

  @Override
  public void disturb(Subject subject, int number, double at) throws Exception {
    String name = NAMES.get(number % NAMES.size());
    int expected = STATUSES.get(number % NAMES.size());
    long millis = (long) (1000 * subject.seconds() * BEYOND * at);
    Path place = subject.place("signal-" + number);
    Tally tally = subject.tally();
    Command command = subject.start(place);
    if (!command.endsWithin(millis)) {
      command.signal(name);
    }
    Command.Ended ended = command.await();
    String disturbance = "SIG%s after %d ms".formatted(name, millis);
    if (ended.status() == 0) {
      tally.count("ended before SIG" + name);
    } else {
      tally.count("ended by SIG" + name);
      tally.check(disturbance, ended.status() == expected, "ends with " + ended.status(), ended);
      String state = subject.state(place);
      // Between the command's end and that of the process there is nothing left to cancel.
      boolean noted = name.equals(KILL) || List.of("", "cancelled", "done").contains(state);
      tally.check(disturbance, noted, "the state is " + state, ended);
    }
    subject.finish(disturbance, place, ended);
  }
}
