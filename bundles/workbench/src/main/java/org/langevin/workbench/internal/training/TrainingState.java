package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.composition.TrainingWatch;
import org.langevin.workbench.internal.files.AtomicFiles.Content;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.files.Npy;
import org.langevin.workbench.internal.training.Checkpoints.Checkpoint;

/**
 * All that training carries from one step to the next. Everything else, minibatches and random
 * numbers, follows from the seed and the step.
 */
final class TrainingState {
  private static final String HISTORY = "history.csv";
  private static final String COMPLETE = "complete";
  private static final String LENGTH_ASKED = "lengthAsked";
  private static final String BEFORE_LAST_LOOK = "beforeLastLook";
  private static final String HISTORY_LENGTH = "historyLength";

  /** By the name of the file in a checkpoint. */
  private final Map<String, FloatBuffer> arrays = new LinkedHashMap<>();

  private final FloatBuffer parameters;
  private final List<FloatBuffer> optimizer = new ArrayList<>();
  private final FloatBuffer averaged;

  /** Where the held-out loss is watched; else null. */
  private final FloatBuffer best;

  private final FloatBuffer bestAveraged;
  private final EarlyStopping stopping = new EarlyStopping();
  private final TrainingWatch watch;

  /** Whether a part asked for the number of steps before the checkpoint that was loaded. */
  private boolean lengthAsked;

  /** The looks before the last one; null where that is yet to come. */
  private ObjectNode beforeLastLook;

  long step;
  boolean complete;

  /** Of the minibatches' losses since the last line of the history. */
  double lossSum;

  /** How many losses are in the sum. */
  int lossCount;

  String history = "";

  /** The state before the first step. */
  TrainingState(FloatBuffer initial, TrainingTask training) {
    int length = initial.capacity();
    watch = training.watch();
    parameters = add("parameters", initial);
    for (int i = 1; i <= training.optimizer().stateCount(); i++) {
      optimizer.add(add("optimizer-" + i, DirectFloats.zeros(length)));
    }
    averaged =
        training.averaging().isPresent()
            ? add("averaged", DirectFloats.copyOf(initial))
            : parameters;
    boolean watched = training.settings().patience() != null;
    best = watched ? add("best", DirectFloats.copyOf(initial)) : null;
    bestAveraged =
        watched && averaged != parameters
            ? add("best-averaged", DirectFloats.copyOf(initial))
            : best;
  }

  private FloatBuffer add(String name, FloatBuffer array) {
    arrays.put(name + ".npy", array);
    return array;
  }

  private static void copy(FloatBuffer source, FloatBuffer target) {
    target.put(0, source, 0, source.capacity());
  }

  FloatBuffer parameters() {
    return parameters;
  }

  /** The vectors that the optimiser carries from step to step. */
  List<FloatBuffer> optimizer() {
    return optimizer;
  }

  /** The average of the parameters; the parameters themselves if there is none. */
  FloatBuffer averaged() {
    return averaged;
  }

  EarlyStopping stopping() {
    return stopping;
  }

  /** Remembers the parameters as the best so far. */
  void keepBest() {
    copy(parameters, best);
    if (averaged != parameters) {
      copy(averaged, bestAveraged);
    }
  }

  /** Goes back to the best parameters. */
  void returnToBest() {
    copy(best, parameters);
    if (averaged != parameters) {
      copy(bestAveraged, averaged);
    }
  }

  /**
   * Remembers how the looks stand before the one that only the end of the training asks for, so
   * that a longer training can go on as if there had been no end.
   *
   * @param historyLength characters that the history has
   */
  void keepLooks(int historyLength) {
    beforeLastLook = looks().put(HISTORY_LENGTH, historyLength);
  }

  private ObjectNode looks() {
    ObjectNode looks = Json.object();
    // As bits, lest a decimal should round it.
    looks.put("lossSumBits", Double.doubleToLongBits(lossSum));
    looks.put("lossCount", lossCount);
    stopping.write(looks.putObject("stopping"));
    return looks;
  }

  private void setLooks(ObjectNode looks) {
    lossSum = Double.longBitsToDouble(looks.path("lossSumBits").asLong());
    lossCount = looks.path("lossCount").asInt();
    stopping.read((ObjectNode) looks.get("stopping"));
  }

  Parameters result() {
    return new Parameters(parameters, averaged);
  }

  void save(Checkpoints checkpoints) throws IOException {
    ObjectNode state = Json.object();
    state.put(COMPLETE, complete);
    state.put(LENGTH_ASKED, lengthAsked || watch.isLengthAsked());
    state.setAll(looks());
    if (beforeLastLook != null) {
      state.set(BEFORE_LAST_LOOK, beforeLastLook);
    }
    Map<String, Content> files = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            files.put(name, out -> Npy.write(out, new int[] {array.capacity()}, array)));
    files.put(HISTORY, out -> out.write(history.getBytes(StandardCharsets.UTF_8)));
    checkpoints.save(step, state, files);
  }

  void load(Checkpoint checkpoint) throws IOException {
    for (Map.Entry<String, FloatBuffer> array : arrays.entrySet()) {
      float[] values = Npy.read(checkpoint.file(array.getKey())).values();
      if (values.length != array.getValue().capacity()) {
        throw FileProblem.content(
            checkpoint.file(array.getKey()),
            "holds "
                + values.length
                + " numbers, but the network has "
                + array.getValue().capacity()
                + " parameters: the network's plugin has changed; install the version that"
                + " resolved.json names");
      }
      array.getValue().put(0, values);
    }
    ObjectNode state = checkpoint.state();
    step = checkpoint.step();
    complete = state.path(COMPLETE).asBoolean();
    lengthAsked = state.path(LENGTH_ASKED).asBoolean();
    beforeLastLook = (ObjectNode) state.get(BEFORE_LAST_LOOK);
    setLooks(state);
    history = Files.readString(checkpoint.file(HISTORY));
  }

  /**
   * Whether a longer training comes through the state of a checkpoint of a shorter one that is
   * alike in all else.
   */
  static boolean isOnTheWay(Checkpoint checkpoint) {
    return !checkpoint.state().path(LENGTH_ASKED).asBoolean();
  }

  /** From a checkpoint of a shorter training, as if that had gone on. */
  void goOnFrom(Checkpoint checkpoint) throws IOException {
    load(checkpoint);
    complete = false;
    if (beforeLastLook != null) {
      setLooks(beforeLastLook);
      history = history.substring(0, beforeLastLook.path(HISTORY_LENGTH).asInt());
      beforeLastLook = null;
    }
  }
}
