"""Anthropic: messages, streamed and in batches; sync and async."""

import anthropic
from anthropic import Anthropic, AsyncAnthropic

client = anthropic.Anthropic()
messages = [{"role": "user", "content": "hello"}]
client.messages.create(model="claude", max_tokens=10, messages=messages).content[0].text.strip()  #: paid
for event in client.messages.create(model="claude", max_tokens=10, messages=messages, stream=True):  #: paid
    event.type
client.messages.parse(model="claude", max_tokens=10, messages=messages)  #: paid
with client.messages.stream(model="claude", max_tokens=10, messages=messages) as stream:  #: paid
    for text in stream.text_stream:
        text.strip()
    for event in stream:
        event.type
    stream.get_final_message().content
    stream.get_final_text().strip(), stream.until_done(), stream.close()
client.messages.count_tokens(model="claude", messages=messages)  #: request
batch = client.messages.batches.create(requests=[])  #: paid
client.messages.batches.retrieve("1"), client.messages.batches.list(), client.messages.batches.cancel("1")  #: request
for result in client.messages.batches.results("1"):  #: request
    result.custom_id
client.messages.batches.delete("1")  #: request
client.beta.messages.create(model="claude", max_tokens=10, messages=messages)  #: paid
client.completions.create(model="claude", prompt="a").completion.strip()  #: paid
client.models.list(), client.models.retrieve("a")  #: request
client.files.upload(file=b"1"), client.files.list(), client.files.download("1"), client.files.retrieve_metadata("1")  #: request
client.beta.files.delete("1")  #: request
client.with_options(max_retries=1).copy().close()
anthropic.AnthropicBedrock().messages.create(model="claude", max_tokens=10, messages=messages)  #: paid


def ask(made: Anthropic, questions):
    return [made.messages.create(model="claude", max_tokens=10, messages=[{"role": "user", "content": one}]) for one in questions]  #: paid


async def later(questions):
    made = AsyncAnthropic()
    answer = await made.messages.create(model="claude", max_tokens=10, messages=messages)  #: paid
    answer.content[0].text.strip()
    async with made.messages.stream(model="claude", max_tokens=10, messages=messages) as stream:  #: paid
        async for text in stream.text_stream:
            text.strip()
        (await stream.get_final_message()).content
    await made.messages.batches.create(requests=[])  #: paid
    await anthropic.AsyncAnthropicVertex().messages.create(model="claude", max_tokens=10, messages=messages)  #: paid
    await made.close()
