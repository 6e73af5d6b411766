# One image, one command for each part: `serve` is the default.
FROM python:3.13-slim

WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY solver solver
COPY scheduler scheduler
COPY web web
COPY fixtures fixtures
RUN pip install --no-cache-dir --constraint constraints.txt . \
    && useradd --create-home hemicycle \
    && install -d -o hemicycle /data

USER hemicycle
RUN python -m solver.warming
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["hemicycle"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--data", "/data"]
