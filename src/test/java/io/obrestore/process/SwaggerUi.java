package io.obrestore.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page at /q/swagger-ui as somebody uses it who knows nothing but what it shows. */
final class SwaggerUi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Page page;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private SwaggerUi(Page page) {
    this.page = page;
    page.onRequest(request -> requests.add(request.url()));
    page.onConsoleMessage(this::note);
    page.onPageError(complaints::add);
  }

  static SwaggerUi open(Page page, URI service) {
    var opened = new SwaggerUi(page);
    page.navigate(service.resolve("/q/swagger-ui").toString());
    return opened;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text() + " at " + message.location());
    }
  }

  /** The addresses of all that the page has asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The errors that the browser has told of the page. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The groups of operations, from the top. */
  List<String> groups() {
    return page.locator("h3.opblock-tag").all().stream()
        .map(tag -> tag.getAttribute("data-tag"))
        .toList();
  }

  /** Presses "Authorize" and gives the password of root@sys for HTTP Basic. */
  void authorize(String password) {
    page.locator(".auth-wrapper .btn.authorize").click();
    Locator basic =
        page.locator(".auth-container")
            .filter(new Locator.FilterOptions().setHas(page.locator("input[name=password]")));
    basic.locator("input[name=username]").fill("root@sys");
    basic.locator("input[name=password]").fill(password);
    basic.locator("button.authorize").click();
    page.locator(".modal-ux .btn-done").first().click();
  }

  /** Unfolds an operation and presses "Try it out". */
  Operation tryOut(String group, String operationId) {
    Locator block = page.locator("#operations-" + group + "-" + operationId);
    block.locator(".opblock-summary-control").click();
    block.getByRole(AriaRole.BUTTON, named("Try it out")).click();
    return new Operation(block);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  /** An operation of the page that can be executed. */
  final class Operation {
    private final Locator block;

    private Operation(Locator block) {
      this.block = block;
    }

    /** The request body that the page proposes. */
    JsonNode proposedBody() throws JsonProcessingException {
      return JSON.readTree(block.locator("textarea.body-param__text").inputValue());
    }

    Operation fill(String parameter, String value) {
      block.locator("tr[data-param-name='" + parameter + "'] input").fill(value);
      return this;
    }

    /** Presses "Execute"; the answer, which must be 200, as the page shows it. */
    JsonNode execute() throws JsonProcessingException {
      Response response =
          page.waitForResponse(
              answer -> isOfTheApi(answer.request()),
              () -> block.getByRole(AriaRole.BUTTON, named("Execute")).click());
      Locator shown = block.locator(".live-responses-table tr.response");
      assertThat(shown.locator("td.response-col_status")).hasText("200");
      Locator body = shown.locator(".highlight-code code").first();
      assertThat(body).containsText(response.headerValue("X-OBSHELL-Trace-ID"));
      return JSON.readTree(body.innerText());
    }

    private boolean isOfTheApi(Request request) {
      return request.url().contains("/api/v1/");
    }
  }
}
