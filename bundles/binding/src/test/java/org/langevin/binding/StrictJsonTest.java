package org.langevin.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
  @Test
  void anExponentThatIsTooLongIsRefusedAtItsPlace() {
    for (String number :
        List.of("1e99999999999999999999", "1e9999999999", "-1e-2147483648", "0e99999999999")) {
      JsonProcessingException refusal =
          assertThrows(
              JsonProcessingException.class,
              () -> StrictJson.parse("{\"sde\": {\"beta\": " + number + "}}"));
      JsonParser parser = (JsonParser) refusal.getProcessor();
      assertEquals("/sde/beta", parser.getParsingContext().pathAsPointer().toString());
      assertEquals("the exponent of " + number + " is too long", refusal.getOriginalMessage());
    }
  }

  @Test
  void numbersOfAnySizeAreBoundWithoutBeingWrittenOut() throws Exception {
    record Sizes(
        @org.langevin.api.Parameter(description = "Whole") int whole,
        @org.langevin.api.Parameter(description = "Any") double any) {}
    ParameterRecord record = ParameterRecord.of(Sizes.class);
    for (String number : List.of("1e2147483647", "-1e2147483647", "1e999999999")) {
      Problems problems = new Problems("test");
      record.bind(
          StrictJson.parse("{\"whole\": " + number + ", \"any\": " + number + "}"),
          java.util.Set.of(),
          new Place("", problems));
      assertEquals(2, problems.count());
    }
  }
}
