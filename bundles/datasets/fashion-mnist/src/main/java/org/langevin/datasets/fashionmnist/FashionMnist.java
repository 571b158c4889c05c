package org.langevin.datasets.fashionmnist;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.osgi.service.component.annotations.Component;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): grey images of clothes, 28 x 28, in ten classes.
 * The 60000 images of the training split are learned from, the 10000 of the test split are held
 * out.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "fashion-mnist",
    title = "Fashion-MNIST: 28 x 28 grey images of clothes in ten classes",
    source = "Xiao, Rasul and Vollgraf 2017")
public final class FashionMnist
    implements ExtensionFactory<FashionMnist.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description =
                  "Learn only from so many of the first images of the classes; null for all",
              unit = "items",
              value = "null",
              min = 1,
              max = 60000)
          Integer limit,
      @Parameter(
              description =
                  "Only these classes, held-out images included, numbered in this order; null for"
                      + " all",
              value = "null",
              choices = {
                "T-shirt/top",
                "Trouser",
                "Pullover",
                "Dress",
                "Coat",
                "Sandal",
                "Shirt",
                "Sneaker",
                "Bag",
                "Ankle boot"
              })
          String[] classes) {}

  /** The names of the labels 0 to 9. */
  static final List<String> NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    List<String> classes =
        parameters.classes() == null ? NAMES : Arrays.asList(parameters.classes());
    if (classes.isEmpty()) {
      throw new InvalidExperimentException(
          "/classes", "give at least one class, or null for all of " + NAMES);
    }
    if (new LinkedHashSet<>(classes).size() < classes.size()) {
      throw new InvalidExperimentException(
          "/classes", "each class can be given once, but these are " + classes);
    }
    int limit = parameters.limit() == null ? Integer.MAX_VALUE : parameters.limit();
    return new Clothes(classes, limit, context);
  }
}
