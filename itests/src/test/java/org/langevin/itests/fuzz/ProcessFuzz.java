package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.langevin.api.random.RandomStream;
import org.langevin.itests.Langevin;

/** Mutated documents, run by the command: its status, its streams, its words. */
final class ProcessFuzz implements Fuzz {
  private static final long LONGEST_SECONDS = 20;
  private static final Set<Integer> ENDINGS = Set.of(0, 1, 2);
  private static final Set<Integer> STOPPED = Set.of(0, 1, 130, 143);

  private final Mutator mutator;

  ProcessFuzz(List<ObjectNode> intact) {
    this.mutator = new Mutator(intact);
  }

  @Override
  public String perform(RandomStream random, Path folder) throws Exception {
    byte[] document = mutator.document(random);
    Files.write(folder.resolve("document.json"), document);
    Optional<JsonNode> written = Trees.parse(document);
    if (written.isPresent() && Documents.isLarge(written.get())) {
      return "left out";
    }
    Langevin.Running running =
        new Langevin(folder).start("run", "document.json", "--out", "run", "--json");
    boolean stopped = !running.process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (stopped) {
      running.process().destroy();
    }
    Langevin.Result result = running.await();
    if (!(stopped ? STOPPED : ENDINGS).contains(result.status())) {
      throw new Fault("status", result.status() + ": " + result.err());
    }
    for (String line : result.err().lines().toList()) {
      // Progress goes back to the line's beginning.
      for (String part : line.split("\r")) {
        if (!part.isBlank()) {
          Messages.check(part);
        }
      }
    }
    if (result.status() != 0 && result.err().isBlank()) {
      throw new Fault("no message", "status " + result.status());
    }
    if (result.status() == 2 && !result.out().isEmpty()) {
      throw new Fault("output of a refused command", result.out());
    }
    return stopped ? "stopped" : "status " + result.status();
  }
}
