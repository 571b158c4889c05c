package org.langevin.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;

/**
 * Completes what is set, {@code /training/steps=}, member by member as files are folder by folder,
 * and values of which there are few.
 */
@Service
public final class SettingCompleter extends CandidateCompleter {
  @Reference Experiments experiments;
  @Reference Catalogue catalogue;

  @Override
  List<Candidate> candidates(Session session, CommandLine line) {
    String word = line.getCursorArgument() == null ? "" : line.getCursorArgument();
    String typed = word.substring(0, Math.min(word.length(), line.getArgumentPosition()));
    Map<String, Settable.Place> places = places(line);
    int equals = typed.indexOf('=');
    return equals >= 0 ? values(places, typed.substring(0, equals)) : members(places, typed);
  }

  private static List<Candidate> values(Map<String, Settable.Place> places, String pointer) {
    return Optional.ofNullable(places.get(pointer)).stream()
        .flatMap(place -> place.choices().stream())
        .map(choice -> word(pointer + "=" + choice, ""))
        .toList();
  }

  /** Those in the innermost object that was typed. */
  private static List<Candidate> members(Map<String, Settable.Place> places, String typed) {
    String parent = typed.substring(0, Math.max(0, typed.lastIndexOf('/')));
    List<Candidate> candidates = new ArrayList<>();
    places.forEach(
        (pointer, place) -> {
          if (pointer.startsWith(parent + "/") && pointer.lastIndexOf('/') == parent.length()) {
            candidates.add(beginning(pointer + (place.holds() ? "/" : "="), place.description()));
          }
        });
    return candidates;
  }

  private Map<String, Settable.Place> places(CommandLine line) {
    Optional<Experiments.Entry> experiment = TypedExperiment.in(line, experiments);
    if (experiment.isEmpty()) {
      return TypedExperiment.words(line).stream()
          .map(word -> Settable.inPart(catalogue, word))
          .filter(places -> !places.isEmpty())
          .findFirst()
          .orElse(Map.of());
    }
    try {
      return Settable.inDocument(
          catalogue,
          experiments.load(experiment.get().id(), "", Map.of(), OptionalLong.empty()).document());
    } catch (InvalidRequestException unreadable) {
      return Map.of();
    }
  }
}
