package org.langevin.metrics.features;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.Values;

/**
 * The last hidden layer of a classifier that is trained on the dataset's labels. Trained once: the
 * parameters are kept in the cache under a digest of all that they depend on.
 */
final class TrainedFeatures implements Features {
  /** Changes whenever the classifier's layers or its training do. */
  private static final int FORMAT = 3;

  /** Bytes of a SHA-256. */
  private static final int CHECKSUM = 32;

  private static final int MOST_TESTED = 10_000;

  private final MetricContext context;
  private final Dataset dataset;
  private final ClassifierFeatures.Parameters training;
  private Classifier classifier;
  private double accuracy;

  TrainedFeatures(MetricContext context, Dataset dataset, ClassifierFeatures.Parameters training) {
    this.context = context;
    this.dataset = dataset;
    this.training = training;
  }

  @Override
  public synchronized Items extract(Items items, String name, MetricInput input) {
    float[] values = Values.of(items, name);
    if (classifier == null) {
      prepare(input);
    }
    return Items.of(Shape.point(ClassifierLayers.FEATURES), classifier.features(values, input));
  }

  @Override
  public synchronized String description() {
    return String.format(
        Locale.ROOT,
        "last hidden layer of a classifier trained on the dataset, test accuracy %.3f",
        accuracy);
  }

  private void prepare(MetricInput input) {
    long seed = training.seed();
    LabelledItems items =
        LabelledItems.of(
            dataset.training(), training.items(), RandomStream.of(seed, "classifier items"));
    if (items.size() == 0) {
      throw new InvalidExperimentException(
          "the features classifier needs training items with a class, but none of the dataset's has"
              + " one: use other features, for example identity");
    }
    int classes = dataset.ability(Labels.class).orElseThrow().names().size();
    String key = "classifier " + FORMAT + " " + classes + " " + training + " " + items.digest();
    Path file = context.cache(key).resolve("classifier.bin");
    Classifier prepared = new Classifier(dataset.shape(), classes);
    Optional<Trained> cached = read(file).filter(trained -> prepared.accepts(trained.parameters));
    if (cached.isPresent()) {
      prepared.setParameters(cached.get().parameters);
      accuracy = cached.get().accuracy;
    } else {
      prepared.train(items, training.epochs(), seed, input);
      RandomStream choice = RandomStream.of(seed, "classifier test");
      accuracy =
          prepared.accuracy(
              LabelledItems.of(dataset.heldOut(MOST_TESTED, choice), MOST_TESTED, choice.child(1)),
              input);
      write(file, new Trained(accuracy, prepared.parameters()));
    }
    classifier = prepared;
  }

  private record Trained(double accuracy, float[] parameters) {}

  /** What was kept; empty if there is nothing or it is no whole file. */
  private static Optional<Trained> read(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      int length = Math.max(0, bytes.length - CHECKSUM);
      byte[] content = Arrays.copyOf(bytes, length);
      if (!Arrays.equals(checksum(content), Arrays.copyOfRange(bytes, length, bytes.length))) {
        return Optional.empty();
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
      double accuracy = in.readDouble();
      float[] parameters = new float[in.readInt()];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = in.readFloat();
      }
      return Optional.of(new Trained(accuracy, parameters));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** SHA-256, which stands behind the content. */
  private static byte[] checksum(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, Trained trained) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream data = new DataOutputStream(bytes);
      data.writeDouble(trained.accuracy);
      data.writeInt(trained.parameters.length);
      for (float parameter : trained.parameters) {
        data.writeFloat(parameter);
      }
      byte[] content = bytes.toByteArray();
      Path partial = Files.createTempFile(file.getParent(), "classifier", ".partial");
      try {
        try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
          out.write(content);
          out.write(checksum(content));
          out.getFD().sync();
        }
        Files.move(
            partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the trained classifier cannot be kept in " + file, e);
    }
  }
}
