package org.langevin.workbench.internal.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.api.ExtensionFactory;

/** Finds the parameter record of a factory: the P of {@code ExtensionFactory<P, C, T>}. */
public final class FactoryParameters {
  private FactoryParameters() {}

  /**
   * The record's declaration.
   *
   * @throws IllegalArgumentException if there is no valid one: an error of the plugin
   */
  public static ParameterRecord of(ExtensionFactory<?, ?, ?> factory) {
    Class<?> type = factory.getClass();
    Class<?> record =
        find(type, Map.of())
            .filter(Class::isRecord)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        type.getName() + " does not say which record its parameters are"));
    return ParameterRecord.of(record);
  }

  /** Walks up from a type, knowing what its type variables stand for. */
  private static Optional<Class<?>> find(Type type, Map<TypeVariable<?>, Type> known) {
    Map<TypeVariable<?>, Type> variables = new HashMap<>();
    Class<?> raw = raw(type);
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        variables.put(raw.getTypeParameters()[i], known.getOrDefault(arguments[i], arguments[i]));
      }
    }
    if (raw == ExtensionFactory.class) {
      Type parameters = variables.get(raw.getTypeParameters()[0]);
      return parameters instanceof Class<?> found ? Optional.of(found) : Optional.empty();
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()),
            Arrays.stream(raw.getGenericInterfaces()))
        .map(parent -> find(parent, variables))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }
}
