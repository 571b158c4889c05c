package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/**
 * Offers all that could be meant; the console chooses what begins with, or else holds, what was
 * typed.
 */
abstract class CandidateCompleter implements Completer {
  abstract List<Candidate> candidates(Session session, CommandLine line);

  @Override
  public final void completeCandidates(
      Session session, CommandLine line, List<Candidate> candidates) {
    candidates.addAll(candidates(session, line));
  }

  @Override
  public final int complete(Session session, CommandLine line, List<String> texts) {
    candidates(session, line).forEach(candidate -> texts.add(candidate.value()));
    return line.getBufferPosition() - line.getArgumentPosition();
  }

  /** A whole word, with what is to be said of it. */
  static Candidate word(String value, String description) {
    return new Candidate(
        value, value, null, description.isEmpty() ? null : description, null, null, true);
  }

  /** The beginning of a word. */
  static Candidate beginning(String value, String description) {
    return new Candidate(
        value, value, null, description.isEmpty() ? null : description, null, null, false);
  }
}
