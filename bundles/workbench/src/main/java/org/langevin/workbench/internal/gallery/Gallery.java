package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.langevin.binding.Problem;
import org.langevin.binding.Problems;
import org.langevin.binding.Spelling;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.composition.Composer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The experiments that come with the distribution, and people's own files. */
@Component
public final class Gallery implements Experiments {
  private final GalleryFolder folder;
  private final Composer composer;

  /**
   * The gallery in the folder that the system property {@code langevin.gallery} names, by default
   * {@code gallery} in Karaf's home.
   */
  @Activate
  public Gallery(@Reference Composer composer) {
    this(composer, configured());
  }

  /** The gallery in a folder. */
  public Gallery(Composer composer, Path folder) {
    this.composer = composer;
    this.folder = new GalleryFolder(folder);
  }

  @Override
  public List<Entry> gallery() {
    return folder.ids().stream().map(this::listed).toList();
  }

  @Override
  public Entry entry(String reference) throws InvalidRequestException {
    return read(reference, find(reference));
  }

  @Override
  public Experiment load(
      String reference, String profile, Map<String, String> changes, OptionalLong seed)
      throws InvalidRequestException {
    Path file = find(reference);
    ObjectNode document = ExperimentFile.read(reference, file);
    Problems problems = new Problems(reference);
    ObjectNode original = document.deepCopy();
    Profiles profiles = Profiles.take(document, problems);
    Durations.take(document, profiles.names(), problems);
    profiles.apply(profile, document, problems);
    Changes.parse(changes).apply(document, problems);
    seed.ifPresent(value -> document.put("seed", value));
    InvalidRequestException.throwIfAny(problems, original);
    return new Experiment(reference, profile, changes, document);
  }

  @Override
  public Experiment simulation(Experiment experiment, List<String> schemes, int steps, int count)
      throws InvalidRequestException {
    return Simulated.of(experiment, schemes, steps, count);
  }

  @Override
  public List<Problem> check(Experiment experiment) {
    try {
      composer.compose(experiment, Progress.NONE);
      return List.of();
    } catch (InvalidRequestException e) {
      return e.problems();
    }
  }

  private Path find(String reference) throws InvalidRequestException {
    Optional<Path> entry = folder.find(reference);
    if (entry.isPresent()) {
      return entry.get();
    }
    Path file = Path.of(reference);
    if (Files.isRegularFile(file)) {
      return file;
    }
    throw new InvalidRequestException(
        reference,
        "",
        (Files.isDirectory(file)
                ? "this is a folder; give a file in it"
                : "there is no such file and no such entry of the gallery")
            + Spelling.hint(reference, folder.ids())
            + " (experiments lists the gallery)");
  }

  private Entry listed(String id) {
    try {
      return read(id, folder.find(id).orElseThrow());
    } catch (InvalidRequestException e) {
      return new Entry(id, "cannot be read", e.getMessage(), List.of());
    }
  }

  private static Entry read(String reference, Path file) throws InvalidRequestException {
    ObjectNode document = ExperimentFile.read(reference, file);
    Problems problems = new Problems(reference);
    List<String> profiles = Profiles.take(document, problems).names();
    return new Entry(
        reference,
        document.path("title").asText(reference),
        document.path("description").asText(),
        profiles,
        document.path("paper").asText(),
        document.has(Sweeps.MEMBER),
        Durations.take(document, profiles, problems));
  }

  /** Where the gallery is, as the class says. */
  public static Path configured() {
    String folder = System.getProperty("langevin.gallery");
    return folder == null || folder.isBlank()
        ? Path.of(System.getProperty("karaf.home", "."), "gallery")
        : Path.of(folder);
  }
}
