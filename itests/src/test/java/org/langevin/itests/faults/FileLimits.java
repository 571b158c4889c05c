package org.langevin.itests.faults;

import java.nio.file.Path;
import java.util.List;

/** Files may not become as large as they are to be ({@code ulimit -f}). */
final class FileLimits implements Kind {
  @Override
  public void disturb(Subject subject, int number, double at) throws Exception {
    List<Long> sizes =
        subject.sizes().stream().filter(size -> size > 0).sorted().distinct().toList();
    long limit = sizes.get((int) (at * sizes.size())) - 1;
    Path place = subject.place("limit-" + number);
    Tally tally = subject.tally();
    Command.Ended ended = subject.start(place, List.of("prlimit", "--fsize=" + limit)).await();
    String disturbance = "files of %d bytes at most".formatted(limit);
    if (ended.status() == 0) {
      tally.count("kept within the limit");
    } else {
      tally.count("stopped by a limit");
      tally.check(disturbance, ended.status() == 1, "ends with " + ended.status(), ended);
      tally.check(disturbance, ended.err().contains("ulimit -f"), "the limit is not named", ended);
      String state = subject.state(place);
      tally.check(
          disturbance, state.isEmpty() || state.equals("failed"), "the state is " + state, ended);
    }
    subject.finish(disturbance, place, ended);
  }
}
