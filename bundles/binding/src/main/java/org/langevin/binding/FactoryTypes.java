package org.langevin.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.ExtensionPoint;

/**
 * What a factory's class says: the P, C and T of {@code ExtensionFactory<P, C, T>}.
 *
 * @param parameters P, a record
 * @param context C
 * @param part T
 */
public record FactoryTypes(Class<?> parameters, Class<?> context, Class<?> part) {
  /**
   * Reads a factory's class.
   *
   * @throws IllegalArgumentException if it does not say them: an error of the plugin
   */
  public static FactoryTypes of(ExtensionFactory<?, ?, ?> factory) {
    return of(factory.getClass());
  }

  /** The same of the class itself. */
  public static FactoryTypes of(Class<?> type) {
    Type[] arguments = find(type, Map.of()).orElse(new Type[3]);
    Class<?> parameters = raw(arguments[0]);
    if (parameters == null || !parameters.isRecord()) {
      throw new IllegalArgumentException(
          type.getName() + " does not say which record its parameters are");
    }
    Class<?> context = raw(arguments[1]);
    Class<?> part = raw(arguments[2]);
    if (context == null || part == null) {
      throw new IllegalArgumentException(
          type.getName() + " does not say what it makes, or from which context");
    }
    return new FactoryTypes(parameters, context, part);
  }

  /**
   * The declaration of the parameters.
   *
   * @throws IllegalArgumentException if it is not valid: an error of the plugin
   */
  public ParameterRecord declaration() {
    return ParameterRecord.of(parameters);
  }

  /** The extension point whose parts the factory makes; empty if what it makes is none. */
  public Optional<ExtensionPoint> point() {
    return Optional.ofNullable(part.getAnnotation(ExtensionPoint.class));
  }

  /** Walks up from a type, knowing what its type variables stand for. */
  private static Optional<Type[]> find(Type type, Map<TypeVariable<?>, Type> known) {
    Map<TypeVariable<?>, Type> variables = new HashMap<>();
    Class<?> raw = raw(type);
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        variables.put(raw.getTypeParameters()[i], known.getOrDefault(arguments[i], arguments[i]));
      }
    }
    if (raw == ExtensionFactory.class) {
      return Optional.of(
          Arrays.stream(raw.getTypeParameters()).map(variables::get).toArray(Type[]::new));
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()),
            Arrays.stream(raw.getGenericInterfaces()))
        .map(parent -> find(parent, variables))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The class of a type; null if it is a variable. */
  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : null;
  }
}
