package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which runs are kept, each in a folder of its own. */
public final class RunStore {
  private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int LONGEST_NAME = 60;

  /** The file that a sweep's folder holds. */
  public static final String SWEEP = "sweep.json";

  private final Path root;

  /** A store in a folder, which need not be there yet. */
  public RunStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder that the system property {@code langevin.runs} names; by default {@code runs}. */
  public static RunStore fromSystem() {
    return new RunStore(Path.of(System.getProperty("langevin.runs", "runs")));
  }

  /** The folder in which runs are kept. */
  public Path root() {
    return root;
  }

  /** Makes a folder for a new run. */
  RunFolder create(String source) throws IOException {
    return new RunFolder(createFolder(source));
  }

  /**
   * Makes a folder for something new, named by the time and by words.
   *
   * @param source such as where the experiment comes from
   */
  public Path createFolder(String source) throws IOException {
    String stem = LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "-" + name(source);
    try {
      AtomicFiles.createFolders(root);
      for (int i = 1; ; i++) {
        Path folder = root.resolve(i == 1 ? stem : stem + "-" + i);
        try {
          Files.createDirectory(folder);
          AtomicFiles.forceFolder(root);
          return folder;
        } catch (FileAlreadyExistsException e) {
          // Another run began within the same second.
          continue;
        }
      }
    } catch (IOException e) {
      throw FileProblem.writing(root, e);
    }
  }

  private static String name(String source) {
    String file = source.substring(source.lastIndexOf('\\') + 1);
    String bare =
        file.toLowerCase(Locale.ROOT)
            .replaceAll("\\.json$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    // Of a long path the end tells most.
    String end = bare.substring(Math.max(0, bare.length() - LONGEST_NAME)).replaceAll("^-+", "");
    return end.isEmpty() ? "run" : end;
  }

  /** A folder that a person chose, which must not exist or be empty. */
  static RunFolder create(Path folder) throws InvalidRequestException, IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (holdsRun(absolute)) {
      throw new InvalidRequestException(
          "--out",
          "",
          absolute + " holds a run already; go on with it by resume, or give another folder");
    }
    RunFolder run = new RunFolder(absolute);
    if (Files.exists(absolute) && !isEmptyFolder(absolute) && !Leftovers.areAll(run)) {
      throw new InvalidRequestException(
          "--out", "", absolute + " is not an empty folder; give another one");
    }
    AtomicFiles.createFolders(absolute);
    return run;
  }

  /** Removes what is there of a run that could not begin; the lock must be held. */
  void remove(RunFolder folder) {
    try {
      Leftovers.removeBegun(folder);
      Files.deleteIfExists(folder.lock());
      if (root.equals(folder.path().getParent())) {
        Files.deleteIfExists(folder.path());
      }
    } catch (IOException e) {
      LOG.warn("{} has to be removed by hand: {}", folder.path(), e.getMessage());
    }
  }

  /** The shortest words by which commands find a run. */
  String reference(RunFolder folder) {
    return root.equals(folder.path().getParent()) ? folder.id() : folder.path().toString();
  }

  /** Whether this is a folder with nothing in it. */
  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw FileProblem.reading(folder, e);
    }
  }

  /** Whether a folder holds a run, in whatever state. */
  public static boolean holdsRun(Path folder) {
    return Files.exists(folder.resolve(RunFolder.RECORD));
  }

  /** All runs, the newest first. */
  public List<RunInfo> list() {
    List<RunInfo> runs = new ArrayList<>();
    for (RunFolder folder : folders()) {
      try {
        runs.add(RunRecord.read(folder).info());
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("a run is left out: {}", e.getMessage());
      }
    }
    runs.sort(Comparator.comparing(RunInfo::started).thenComparing(RunInfo::id).reversed());
    return runs;
  }

  private List<RunFolder> folders() {
    return folders(RunFolder.RECORD).stream().map(RunFolder::new).toList();
  }

  /** The folders in the store that hold a file. */
  public List<Path> folders(String file) {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(entry -> Files.exists(entry.resolve(file))).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("{}", FileProblem.reading(root, e).getMessage());
      return List.of();
    }
  }

  /** Finds a run by its id, the beginning of its id, or its folder. */
  RunFolder find(String reference) throws InvalidRequestException {
    List<RunFolder> matches = new ArrayList<>();
    for (RunFolder folder : folders()) {
      if (folder.id().equals(reference)) {
        return folder;
      }
      if (!reference.isEmpty() && folder.id().startsWith(reference)) {
        matches.add(folder);
      }
    }
    if (matches.size() == 1) {
      return matches.get(0);
    }
    if (matches.size() > 1) {
      throw new InvalidRequestException(
          reference,
          "",
          "this is the beginning of several runs: "
              + matches.stream().map(RunFolder::id).sorted().collect(Collectors.joining(", ")));
    }
    try {
      Path path = Path.of(reference).toAbsolutePath().normalize();
      if (!reference.isEmpty() && holdsRun(path)) {
        return new RunFolder(path);
      }
      if (Files.exists(path.resolve(SWEEP))
          || Files.exists(root.resolve(reference).resolve(SWEEP))) {
        throw new InvalidRequestException(
            reference,
            "",
            "this is a sweep; give one of its trials, which are runs in its folder trials");
      }
      if (!reference.isEmpty() && Files.isDirectory(path) && neverBegan(path)) {
        throw new InvalidRequestException(
            reference,
            "",
            path
                + " holds a run that was stopped before it began: there is no "
                + RunFolder.RECORD
                + " in it; run the experiment again");
      }
      if (!reference.isEmpty() && Files.isDirectory(path)) {
        throw new InvalidRequestException(
            reference, "", path + " holds no run: there is no " + RunFolder.RECORD + " in it");
      }
    } catch (InvalidPathException e) {
      // Then it is no folder either.
      LOG.debug("no path: {}", reference);
    }
    throw new InvalidRequestException(
        reference, "", "there is no such run in " + root + ", nor such a folder; see runs");
  }

  private static boolean neverBegan(Path folder) {
    try {
      return Leftovers.areAll(new RunFolder(folder));
    } catch (IOException e) {
      return false;
    }
  }
}
