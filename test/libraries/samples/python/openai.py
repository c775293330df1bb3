"""OpenAI: completions, responses, embeddings, images, speech, batches; sync, async, streamed."""

import openai
from openai import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI

client = OpenAI(api_key="key")
messages = [{"role": "user", "content": "hello"}]
answer = client.chat.completions.create(model="gpt-5", messages=messages)  #: paid
answer.choices[0].message.content.strip()
for chunk in client.chat.completions.create(model="gpt-5", messages=messages, stream=True):  #: paid
    chunk.choices[0].delta
client.chat.completions.parse(model="gpt-5", messages=messages)  #: paid
client.beta.chat.completions.parse(model="gpt-5", messages=messages)  #: paid
with client.chat.completions.stream(model="gpt-5", messages=messages) as stream:  #: paid
    for event in stream:
        event.type
    stream.get_final_completion().choices
    stream.close()
client.completions.create(model="a", prompt="b")  #: paid
client.responses.create(model="gpt-5", input="hello").output_text.strip()  #: paid
client.responses.parse(model="gpt-5", input="hello")  #: paid
with client.responses.stream(model="gpt-5", input="hello") as stream:  #: paid
    stream.get_final_response()
client.responses.retrieve("1"), client.responses.delete("1"), client.responses.cancel("1")  #: request
vectors = client.embeddings.create(model="text-embedding-3-small", input=["a", "b"])  #: paid
for vector in vectors.data:
    vector.embedding
client.images.generate(prompt="a"), client.images.edit(prompt="a"), client.images.create_variation(image=b"1")  #: paid
client.audio.transcriptions.create(model="whisper-1", file=b"1"), client.audio.translations.create(model="a", file=b"1")  #: paid
client.audio.speech.create(model="tts-1", input="a", voice="b")  #: paid
file = client.files.create(file=b"1", purpose="batch")  #: request
client.files.retrieve("1"), client.files.content("1"), client.files.retrieve_content("1"), client.files.delete("1")  #: request
client.files.list(), client.files.wait_for_processing("1")  #: request
client.batches.create(input_file_id="1", endpoint="/v1/embeddings", completion_window="24h")  #: paid
client.batches.retrieve("1"), client.batches.list(), client.batches.cancel("1")  #: request
client.moderations.create(input="a")  #: request
client.models.list(), client.models.retrieve("a"), client.models.delete("a")  #: request
client.with_options(timeout=5).chat.completions.create(model="gpt-5", messages=messages)  #: paid
client.copy().close()
AzureOpenAI(api_version="1").embeddings.create(model="a", input="b")  #: paid
openai.Client().embeddings.create(model="a", input="b")  #: paid
openai.chat.completions.create(model="gpt-5", messages=messages)  #: paid
openai.responses.create(model="a", input="b"), openai.embeddings.create(model="a", input="b"), openai.images.generate(prompt="a")  #: paid
openai.ChatCompletion.create(model="a", messages=messages)["choices"][0]  #: paid
openai.Completion.create(model="a", prompt="b"), openai.Embedding.create(model="a", input="b")["data"]  #: paid


def embed(made: OpenAI, texts):
    return [made.embeddings.create(model="a", input=text).data[0].embedding for text in texts]  #: paid


async def later():
    async with AsyncOpenAI() as made:
        answer = await made.chat.completions.create(model="gpt-5", messages=messages)  #: paid
        answer.choices[0].message.content.strip()
        async for chunk in await made.chat.completions.create(model="gpt-5", messages=messages, stream=True):  #: paid
            chunk.choices
        async with made.chat.completions.stream(model="gpt-5", messages=messages) as stream:  #: paid
            async for event in stream:
                event.type
            (await stream.get_final_completion()).choices
        (await made.responses.create(model="a", input="b")).output_text.strip()  #: paid
        (await made.embeddings.create(model="a", input=["b"])).data[0].embedding  #: paid
        await made.batches.retrieve("1")  #: request
    await AsyncAzureOpenAI().embeddings.create(model="a", input="b")  #: paid
    await openai.ChatCompletion.acreate(model="a", messages=messages)  #: paid
    await openai.Embedding.acreate(model="a", input="b")  #: paid
