import { HtmlValidate } from "html-validate";
import { expect, scenario } from "./scenario.ts";
import { beginStory, publishAtOnce, write } from "./steps.ts";

scenario(
  "[N14] a published page is valid, carries its data for machines, and is fresh without a reload of anything",
  async ({ manager, reader, named }) => {
    const { page } = manager;
    const headline = named("Lanterns on the lake");
    await beginStory(page);
    await write(
      page,
      headline,
      "Ninety thousand of them",
      "They were lit at seven.",
      "## The wind",
      "It held its breath.",
    );
    await publishAtOnce(page, "Tonight");
    const link = page.getByRole("link", { name: "View page" });
    await expect(link).toBeVisible();
    const address = (await link.getAttribute("href"))!;

    const answer = await reader.context.request.get(address);
    const html = await answer.text();
    const report = await new HtmlValidate({ extends: ["html-validate:standard"] }).validateString(html);
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`),
      ),
    ).toEqual([]);

    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
    const found = JSON.parse(data!) as Record<string, unknown>;
    const article = (
      Array.isArray(found["@graph"]) ? (found["@graph"] as Record<string, unknown>[]) : [found]
    ).find((node) => node["@type"] === "NewsArticle");
    expect(article).toMatchObject({ headline });
    const stamp = /<time[^>]*datetime="([^"]+)"/i.exec(html)?.[1];
    expect(new Date(String(article!["datePublished"])).getTime()).toBe(new Date(stamp!).getTime());

    const again = await reader.context.request.get(address, {
      headers: { "if-none-match": answer.headers()["etag"]! },
    });
    expect(again.status()).toBe(304);
    expect(answer.headers()["content-encoding"]).toMatch(/br|gzip/);
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
    expect(await (await reader.context.request.get("/feed.xml")).text()).toContain(headline);
    const moved = await reader.context.request.get(
      address.replace(/\/[^/]*-([^-]+)$/, "/an-older-headline-$1"),
      { maxRedirects: 0 },
    );
    expect(moved.status()).toBe(301);
  },
);
