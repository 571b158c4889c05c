package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.registry.ExtensionRegistry;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.training.Trainer;
import org.langevin.workbench.internal.workers.WorkerTeam;

/** What is tested with the plugins of the distribution. */
abstract class RealExperiments {
  final ExtensionRegistry registry = RealPlugins.registry();

  @TempDir Path folder;

  Composer composer() {
    return new Composer(registry, new Folders(List.of(), folder));
  }

  /** A document of members in which strings are quoted by apostrophes. */
  static ObjectNode document(String... members) throws IOException {
    return (ObjectNode) StrictJson.parse("{" + String.join(", ", members).replace('\'', '"') + "}");
  }

  Composition compose(String... members) throws Exception {
    return composer().compose(new Experiment("mine.json", "", document(members)), Progress.NONE);
  }

  InvalidRequestException refused(String... members) {
    return assertThrows(InvalidRequestException.class, () -> compose(members));
  }

  String refusal(String... members) {
    return refused(members).getMessage();
  }

  Parameters train(Composition composition) throws Exception {
    try (WorkerTeam team = new WorkerTeam(2, "test")) {
      Checkpoints checkpoints =
          new Checkpoints(folder.resolve("checkpoint"), "mine", FolderGuard.NONE, warning -> {});
      return new Trainer(composition, team, checkpoints, folder)
          .train(Progress.NONE, new Cancellation(), Optional::empty);
    }
  }

  static SamplingEngine.Drawn draw(
      Composition composition, FloatBuffer parameters, int sampler, int threads) {
    try (WorkerTeam team = new WorkerTeam(threads, "test")) {
      return new SamplingEngine(composition, composition.network().orElseThrow(), parameters, team)
          .draw(composition.samplers().get(sampler), 1, Progress.NONE, new Cancellation());
    }
  }
}
