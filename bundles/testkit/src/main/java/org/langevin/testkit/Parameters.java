package org.langevin.testkit;

import java.lang.reflect.Method;
import java.util.Map;
import org.langevin.api.ExtensionFactory;

/**
 * Makes parameter records for tests as the workbench makes them for experiments: components that
 * are not given take their declared defaults, and values out of range are refused.
 *
 * <pre>{@code
 * var parameters = Parameters.of(new OrnsteinUhlenbeck(), Map.of("beta", 2.0));
 * var same = Parameters.parse(new OrnsteinUhlenbeck(), "{'beta': 2}");
 * }</pre>
 */
public final class Parameters {
  private Parameters() {}

  /** The defaults of a factory's parameters. */
  public static <P extends Record> P of(ExtensionFactory<P, ?, ?> factory) {
    return of(factory, Map.of());
  }

  /**
   * The defaults of a factory's parameters, some of them replaced.
   *
   * @param values by the component's name: values of the component's own type, or numbers, strings,
   *     lists and maps that stand for JSON
   * @throws org.langevin.api.InvalidExperimentException if a value is missing, unknown, of the
   *     wrong type or out of range
   */
  public static <P extends Record> P of(ExtensionFactory<P, ?, ?> factory, Map<String, ?> values) {
    return of(recordOf(factory), values);
  }

  /** The same for a parameter record. */
  public static <P extends Record> P of(Class<P> record, Map<String, ?> values) {
    return record.cast(Binding.record(record, values, ""));
  }

  /**
   * The same from the text of a JSON object, in which strings may be quoted by apostrophes.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static <P extends Record> P parse(ExtensionFactory<P, ?, ?> factory, String json) {
    Class<P> record = recordOf(factory);
    return record.cast(Binding.record(record, JsonText.object(json), ""));
  }

  @SuppressWarnings("unchecked")
  private static <P extends Record> Class<P> recordOf(ExtensionFactory<P, ?, ?> factory) {
    for (Method method : factory.getClass().getMethods()) {
      if (method.getName().equals("create")
          && method.getParameterCount() == 2
          && !method.isBridge()
          && method.getParameterTypes()[0].isRecord()) {
        return (Class<P>) method.getParameterTypes()[0];
      }
    }
    throw new IllegalArgumentException(
        factory.getClass().getName() + " has no method create(parameters record, context)");
  }
}
