package org.langevin.workbench;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.langevin.binding.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Experiments to run: the gallery and people's own files. */
@ProviderType
public interface Experiments {
  /** The gallery, ordered by id. */
  List<Entry> gallery();

  /**
   * What is to be known of an experiment before it is run.
   *
   * @param reference a gallery id or a file
   * @throws InvalidRequestException if there is no such experiment
   */
  Entry entry(String reference) throws InvalidRequestException;

  /**
   * Reads an experiment.
   *
   * @param reference a gallery id such as {@code toy/fig-1}, or a file
   * @param profile {@code quick}, {@code full} or another that the document defines; empty for the
   *     document as it stands
   * @param changes new values by JSON pointer, as JSON text (text that is not JSON is taken as a
   *     string)
   * @param seed replaces the document's seed
   * @throws InvalidRequestException if the document cannot be read, or there is no such profile or
   *     pointer
   */
  Experiment load(String reference, String profile, Map<String, String> changes, OptionalLong seed)
      throws InvalidRequestException;

  /**
   * An experiment that solves the SDE of another one forward in time: with its dataset, its SDE and
   * its seed, and without its network, its loss, its samplers, its metrics and what is expected of
   * them. Simulations that it has are kept.
   *
   * @param schemes ids; one simulation for each
   * @param steps of each
   * @param count how many paths of each
   * @throws InvalidRequestException if the experiment has no SDE
   */
  Experiment simulation(Experiment experiment, List<String> schemes, int steps, int count)
      throws InvalidRequestException;

  /**
   * Finds everything that is wrong with an experiment without running it: unknown keys, wrong
   * types, values out of range, unknown extensions, pairs that cannot work together.
   *
   * @return empty if it can run
   */
  List<Problem> check(Experiment experiment);

  /**
   * An experiment in a list.
   *
   * @param id for example {@code toy/fig-1}
   * @param title one line
   * @param description what it shows
   * @param profiles the names of its profiles
   * @param paper the figure or table of a paper that it repeats; may be empty
   * @param sweep whether it is a sweep, not a single run
   * @param seconds roughly how long it takes on two cores, by the name of a profile, or {@code
   *     default} for the document as it stands; what is not known is not there
   */
  record Entry(
      String id,
      String title,
      String description,
      List<String> profiles,
      String paper,
      boolean sweep,
      Map<String, Double> seconds) {
    /** A single run that repeats nobody's. */
    public Entry(String id, String title, String description, List<String> profiles) {
      this(id, title, description, profiles, "", false, Map.of());
    }
  }
}
